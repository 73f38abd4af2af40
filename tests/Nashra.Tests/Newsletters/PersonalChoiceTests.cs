using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>What is kept of a personal letter's list, so that it can be offered again and read again.</summary>
public sealed class PersonalChoiceTests
{
    [Theory, EveryDatabase]
    public async Task A_personal_letter_put_off_is_the_same_letter_when_it_is_offered_again_and_in_the_browser(DatabaseKind kind)
    {
        var isOpen = false;
        await using var server = new ScriptedServer(mail => isOpen ? "250 2.0.0 ok" : "451 4.3.0 later");
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(3, "for-you");
        await paper.OrdersAsync("for-you");
        await paper.SendsAsync();
        var put = server.Received.ToDictionary(mail => mail.Recipient, mail => mail.Content);
        put.Count.ShouldBe(3);

        isOpen = true;
        server.Received.Clear();
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(10));
        await paper.SendsAsync();

        server.Received.Count.ShouldBe(3);
        server.Received.ShouldAllBe(mail => mail.Content == put[mail.Recipient]);
        var copy = await paper.Paper.InDatabaseAsync(db => db.Copies.AsNoTracking().OrderBy(c => c.Id).FirstAsync());
        copy.Choice!.Length.ShouldBeLessThan(30 * paper.Articles.Count);
        (await paper.Paper.InDatabaseAsync(db => db.IssueReasons.CountAsync())).ShouldBe(1);
        var words = await paper.Paper.InDatabaseAsync(db => db.IssueReasons.Select(r => r.Words).SingleAsync());
        (await ViewAsync(paper, copy.Id)).ShouldContain(words);

        await paper.Paper.InDatabaseAsync(db => db.Copies.Where(c => c.Id == copy.Id).ExecuteUpdateAsync(set =>
            set.SetProperty(c => c.Choice, FormattableString.Invariant($$"""[{"articleId":{{paper.Articles[1].Id}},"reason":"سبب قديم"}]"""))));
        var old = await ViewAsync(paper, copy.Id);
        old.ShouldContain("سبب قديم");
        old.ShouldNotContain(words);
    }

    [Fact]
    public void Shared_reasons_are_stored_by_number_and_a_readers_own_words_as_they_are()
    {
        IReadOnlyList<PersonalItem> list = [new(7, "لأنك تتابع «علوم»"), new(8, "وجده بحثك عن «سرّي»") { IsOwnWords = true }, new(9, "لأنك تتابع «علوم»")];

        var stored = ChosenList.Write(list);

        stored.ShouldNotContain("علوم");
        stored.ShouldContain("سرّي");
        ChosenList.NumbersIn(stored).Distinct().ShouldHaveSingleItem().ShouldBe(IssueReason.NumberOf("لأنك تتابع «علوم»"));
        ChosenList.Read(stored, new Dictionary<long, string> { [IssueReason.NumberOf("لأنك تتابع «علوم»")] = "لأنك تتابع «علوم»" }).ShouldBe(list);
    }

    private static async Task<string> ViewAsync(NewsletterPaper paper, long copyId)
    {
        using var reader = paper.Paper.Visitor();
        return await reader.GetStringAsync($"/mail/{paper.Paper.Services.GetRequiredService<MailTokens>().For(MailTokenKind.Copy, copyId)}/view");
    }
}
