using Microsoft.Extensions.DependencyInjection;
using Nashra.Admin;
using Nashra.Admin.Mail;
using Nashra.Arabic;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Mail;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Tests.Admin;

/// <summary><c>doctor mail</c>, asked by an operator who has pasted nothing yet, and then what it printed.</summary>
public sealed class MailCheckupTests
{
    [Theory, EveryDatabase]
    public async Task What_doctor_mail_says_is_missing_is_there_once_its_records_are_pasted(DatabaseKind kind)
    {
        await using var dns = new NameServer();
        dns.Paste("mail.example.org. IN A 192.0.2.7");
        await using var paper = await PaperAsync(kind);

        var before = await LookAsync(paper, dns);
        before.Select(finding => finding.Key).ShouldBe(["admin.mail.spf_missing", "admin.mail.dkim_missing", "admin.mail.dkim_missing", "admin.mail.dmarc_missing", "admin.mail.ptr_missing", "admin.mail.tls", "admin.mail.one_click"]);
        var records = before.Select(finding => finding.Record).OfType<string>().ToList();
        records.Count.ShouldBe(5);
        records.ForEach(dns.Paste);

        var after = await LookAsync(paper, dns);
        after.Select(finding => finding.Key).ShouldBe(["admin.mail.spf", "admin.mail.dkim", "admin.mail.dkim", "admin.mail.dmarc_none", "admin.mail.ptr", "admin.mail.tls", "admin.mail.one_click"]);
        after.ShouldNotContain(finding => finding.Health == Health.Fail);
        records[0].ShouldBe("example.org. IN TXT \"v=spf1 a:mail.example.org -all\"");
        records[4].ShouldBe("7.2.0.192.in-addr.arpa. IN PTR mail.example.org.");
        EverySentenceIsThere(paper, [.. before, .. after]);
    }

    [Theory]
    [InlineData("v=spf1 +all", "admin.mail.spf_open")]
    [InlineData("v=spf1 a mx", "admin.mail.spf_loose")]
    [InlineData("v=spf1 a mx ?all", "admin.mail.spf_loose")]
    [InlineData("v=spf1 include:spf.example.net ~all", "admin.mail.spf")]
    [InlineData("some other text", "admin.mail.spf_missing")]
    public async Task An_spf_record_that_keeps_nobody_out_is_not_fine(string record, string verdict)
    {
        await using var dns = new NameServer();
        dns.Paste($"example.org. IN TXT \"{record}\"");
        await using var paper = await PaperAsync(DatabaseKind.Sqlite);

        var findings = await LookAsync(paper, dns);

        findings[0].Key.ShouldBe(verdict);
        EverySentenceIsThere(paper, findings);
    }

    [Fact]
    public async Task Two_records_a_foreign_key_and_a_silent_resolver_are_told_apart()
    {
        await using var dns = new NameServer();
        dns.Paste("example.org. IN TXT \"v=spf1 -all\"");
        dns.Paste("example.org. IN TXT \"v=spf1 mx -all\"");
        dns.Paste("_dmarc.example.org. IN TXT \"v=DMARC1; p=reject\"");
        dns.Paste("nashra._domainkey.example.org. IN TXT \"v=DKIM1; k=rsa; p=AAAA\"");
        await using var paper = await PaperAsync(DatabaseKind.Sqlite);

        var findings = await LookAsync(paper, dns);
        findings.Select(finding => finding.Key).Take(4).ShouldBe(["admin.mail.spf_twice", "admin.mail.dkim_other", "admin.mail.dkim_missing", "admin.mail.dmarc"]);
        findings[4].Key.ShouldBe("admin.mail.ptr_no_address");

        dns.IsBroken = true;
        var unanswered = await LookAsync(paper, dns);
        unanswered.Count(finding => finding.Key == "admin.mail.no_answer").ShouldBe(5);
        unanswered.ShouldNotContain(finding => finding.Health == Health.Fail);
        EverySentenceIsThere(paper, [.. findings, .. unanswered]);
    }

    private static async Task<TestNewspaper> PaperAsync(DatabaseKind kind)
    {
        var paper = await TestNewspaper.OpenAsync(kind);
        await paper.InDatabaseAsync(async db =>
        {
            await new Publication { Address = "https://example.org/" }.WriteAsync(db, paper.Clock.GetUtcNow(), CancellationToken.None);
            foreach (var (selector, key) in new[] { ("nashra", DkimKey.GenerateRsa()), ("nashra-ed", DkimKey.GenerateEd25519()) })
            {
                using (key)
                {
                    db.Add(MailKey.Of("example.org", selector, key.ToPem(), paper.Clock.GetUtcNow()));
                }
            }

            await db.SaveChangesAsync();
        });
        return paper;
    }

    private static Task<List<Finding>> LookAsync(TestNewspaper paper, NameServer dns) => paper.InDatabaseAsync(async db =>
        await new MailCheckup(db, MailSettings.Parse("smtps://mail.example.org"), MailNames.Of(dns.Address)).LookAsync(CancellationToken.None).ToListAsync());

    private static void EverySentenceIsThere(TestNewspaper paper, IEnumerable<Finding> findings)
    {
        var book = paper.Services.GetRequiredService<PhraseBook>();
        foreach (var finding in findings)
        {
            new Phrases(book, "ar", DigitPolicy.Western).Say(finding.Key, finding.Arguments).ShouldNotBe(finding.Key);
            new Phrases(book, "en", DigitPolicy.Western).Say(finding.Key, finding.Arguments).ShouldNotBe(finding.Key);
        }
    }
}
