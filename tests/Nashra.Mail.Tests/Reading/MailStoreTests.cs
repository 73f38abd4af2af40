using System.Text;
using Nashra.Mail.Reading.Mailboxes;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Tests.Reading;

public sealed class MailStoreTests
{
    [Fact]
    public async Task A_stream_with_one_message_gives_that_message() => (await Read("Subject: one\n\nFrom here on it is text.\n")).ShouldBe(["Subject: one\n\nFrom here on it is text.\n"]);

    [Fact]
    public async Task An_mbox_gives_its_messages_and_takes_quotation_back()
    {
        var mails = await Read("From a@b Thu Apr 29 23:34:45 2015\nSubject: one\n\n>From the start\n>>From twice\n\nFrom now on, no separator\n\nFrom c@d Fri Apr 30 01:02:03 2015\nSubject: two\n\nb\n");

        mails.Select(mail => MimeReader.Read(Encoding.UTF8.GetBytes(mail)).Headers["Subject"]).ShouldBe(["one", "two"]);
        mails[0].ShouldContain("\nFrom the start\n>From twice\n\nFrom now on, no separator\n");
    }

    [Fact]
    public async Task An_empty_stream_gives_nothing() => (await Read("")).ShouldBeEmpty();

    [Fact]
    public async Task A_message_longer_than_the_limit_is_cut_and_says_so()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("Subject: long\n\n" + new string('x', 300_000)));

        var mail = (await MailStore.ReadAsync(stream, "long", MailLimits.Default with { MessageBytes = 100_000 }).ToListAsync()).Single();

        mail.IsCut.ShouldBeTrue();
        mail.Bytes.Length.ShouldBe(100_000);
    }

    [Fact]
    public async Task A_maildir_gives_what_is_new_and_what_was_seen()
    {
        var maildir = Directory.CreateTempSubdirectory("maildir");
        try
        {
            foreach (var (folder, subject) in new[] { ("new", "unseen"), ("cur", "seen"), ("tmp", "half-written") })
            {
                maildir.CreateSubdirectory(folder);
                await File.WriteAllTextAsync(Path.Combine(maildir.FullName, folder, "1.host"), $"Subject: {subject}\n\n");
            }

            var mails = await MailStore.ReadAsync(maildir.FullName, MailLimits.Default).ToListAsync();

            mails.Select(mail => MimeReader.Read(mail.Bytes).Headers["Subject"]).ShouldBe(["unseen", "seen"]);
        }
        finally
        {
            maildir.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. (await MailStore.ReadAsync(stream, "box", MailLimits.Default).ToListAsync()).Select(mail => Encoding.UTF8.GetString(mail.Bytes.Span))];
    }
}
