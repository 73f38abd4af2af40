using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Admin;
using Nashra.Admin.Mail;
using Nashra.Arabic;
using Nashra.Localization;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Tests.Newsletters;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Admin;

/// <summary>What <c>doctor mail</c> says of the letters themselves.</summary>
public sealed class LetterCheckupTests
{
    [Theory, EveryDatabase]
    public async Task Each_newsletters_last_letter_is_looked_at_for_its_size_and_a_way_to_leave(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var letters = await NewsletterPaper.OpenAsync(kind, server);
        (await LookAsync(letters)).ShouldBeEmpty();
        await letters.SubscribesAsync(2);
        await letters.SubscribesAsync(1, "for-you");
        await letters.OrdersAsync();
        await letters.OrdersAsync("for-you");
        await letters.SendsAsync();

        await IsAtAsync(letters, "http://example.org/");
        (await LookAsync(letters)).ShouldBe(["admin.mail.letter_no_leave", "admin.mail.letter_no_leave"]);
        await IsAtAsync(letters, "https://example.org/");
        (await LookAsync(letters)).ShouldBe(["admin.mail.letter", "admin.mail.letter"]);
        var tooLong = new IssueContent("", "", new string('س', 60_000), []).ToJson();
        await letters.Paper.InDatabaseAsync(db => db.Issues.Where(i => i.Newsletter.Slug == "morning").ExecuteUpdateAsync(set => set.SetProperty(i => i.Content, tooLong)));
        (await LookAsync(letters)).ShouldBe(["admin.mail.letter_big", "admin.mail.letter"], ignoreOrder: true);
    }

    private static Task IsAtAsync(NewsletterPaper letters, string address) => letters.Paper.InDatabaseAsync(db =>
        new Publication { Address = address }.WriteAsync(db, letters.Paper.Clock.GetUtcNow(), CancellationToken.None));

    private static Task<List<string>> LookAsync(NewsletterPaper letters) => letters.InScopeAsync(async services =>
    {
        var (found, book) = (new List<string>(), services.GetRequiredService<PhraseBook>());
        await foreach (var finding in services.GetRequiredService<LetterCheckup>().LookAsync(CancellationToken.None))
        {
            found.Add(finding.Key);
            new Phrases(book, "ar", DigitPolicy.Western).Say(finding.Key, finding.Arguments).ShouldContain((string)finding.Arguments[0]);
            (finding.Health == Health.Ok).ShouldBe(finding.Key == "admin.mail.letter");
        }

        return found;
    });
}
