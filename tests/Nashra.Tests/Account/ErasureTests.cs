using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nashra.Account;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Platform.Post;
using Nashra.Readers;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Account;

/// <summary>Erased means erased: in rows, free pages, journals, indexes, letters, logs, and in the next restore.</summary>
public sealed class ErasureTests
{
    private const string Email = "layla@example.org";
    private const string Spelled = "Layla@Example.ORG";
    private const string Moved = "new-home@example.org";
    private const string Pending = "third@example.org";
    private const string Name = "ليلى بنت المهدي";
    private const string Words = "مرصد مراغة القديم";
    private static readonly string[] Everything = [Email, Spelled, Moved, Pending, Name, Words];

    [Theory, EveryDatabase]
    public async Task After_erasing_no_byte_and_no_row_of_the_reader_is_left(DatabaseKind kind)
    {
        using var log = new WrittenLog();
        await using var paper = await TestNewspaper.OpenAsync(kind, builder => builder.Logging.AddProvider(log));
        await FoundAsync(paper);
        var section = await paper.OpensSectionAsync();
        var article = await paper.PublishesAsync("مرصد قديم", "بُني المرصد على تل.", section.Id);
        using var reader = await LivesAsync(paper, article.Id);
        await AllLettersLeaveAsync(paper);
        (await Traces.InRowsAsync(paper, Everything)).ShouldBe(
            ["address_proof.address", "address_proof.address_key", "copy.reply", "follow.words", "followed_phrase.text", "former_address.address", "letter.recipient", "letter.recipient_key", "reader.email", "reader.name", "reader.normalized_email", "sign_up.address", "subscription.address", "subscription.address_key"], ignoreOrder: true, customMessage: "the test must have something to look for");
        Traces.InFiles(paper.Installation.DataFolder, Everything).Count(file => file.StartsWith("postbox", StringComparison.Ordinal)).ShouldBeGreaterThan(3);

        (await reader.PostsAsync("/account/erase", ("confirmation", Moved))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await Traces.InRowsAsync(paper, Everything)).ShouldBeEmpty();
        Traces.InFiles(paper.Installation.DataFolder, Everything).ShouldBeEmpty();
        Everything.ShouldAllBe(word => !log.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        (await paper.InDatabaseAsync(db => db.Suppressions.CountAsync())).ShouldBe(2); // keyed hashes of the two addresses it had
        (await paper.InDatabaseAsync(db => db.Copies.SingleAsync())).State.ShouldBe(CopyState.Accepted); // the account of what was sent stands, without the reader
    }

    [Theory, EveryDatabase]
    public async Task A_phrase_that_others_follow_too_keeps_no_spelling_of_who_is_erased(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var hers = await paper.ReaderAsync(Email);
        using var his = await paper.ReaderAsync("salim@example.org");
        await hers.PostsAsync("/follow/phrase", ("words", "للطاقة الشمسية"));
        await his.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));

        await hers.PostsAsync("/account/erase", ("confirmation", Email));

        (await paper.InDatabaseAsync(db => db.Database.SqlQuery<string>($"SELECT text AS \"Value\" FROM followed_phrase").SingleAsync())).ShouldBe("الطاقة الشمسية");
    }

    [Fact]
    public async Task A_restored_backup_forgets_whom_the_ledger_names()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        using var other = await paper.ReaderAsync("other@example.org");
        var backup = paper.Installation.FilePath("today.tar.gz");
        (await Verbs.RunAsync(["backup", backup, "--data", paper.Installation.DataFolder])).ShouldBe(0);
        await reader.PostsAsync("/account/erase", ("confirmation", Email));
        var machine = Directory.CreateTempSubdirectory("nashra-test-").FullName;
        File.Copy(paper.Installation.ErasureLedger, Path.Combine(machine, "erasures.ledger"));

        (await Verbs.RunAsync(["restore", backup, "--data", machine])).ShouldBe(1, "without the key the ledger cannot be read");
        Directory.CreateDirectory(Path.Combine(machine, "keys"));
        File.Copy(paper.Installation.FilePath("keys", "master.key"), Path.Combine(machine, "keys", "master.key"));
        (await Verbs.RunAsync(["restore", backup, "--data", machine])).ShouldBe(0);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Traces.InFiles(machine, Email).ShouldBeEmpty();
        Traces.InFiles(machine, "other@example.org").ShouldNotBeEmpty();
        Directory.Delete(machine, recursive: true);
    }

    [Theory, EveryDatabase]
    public async Task A_database_put_back_by_another_tool_forgets_at_the_next_start(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var other = await paper.ReaderAsync("other@example.org");
        await paper.InDatabaseAsync(async db =>
        {
            // The backup's rows come back as they were; only the ledger knows.
            var erased = await db.Readers.AsNoTracking().SingleAsync(r => r.Email == Email);
            await paper.Services.GetRequiredService<ErasureLedger>().WriteAsync(erased, paper.Clock.GetUtcNow(), CancellationToken.None);
        });

        (await CatchesUpAsync(paper)).ShouldBe(1);
        (await CatchesUpAsync(paper)).ShouldBe(0);

        (await paper.InDatabaseAsync(db => db.Readers.Select(r => r.Email).ToListAsync())).ShouldBe(["other@example.org"]);
    }

    [Theory, EveryDatabase]
    public async Task A_letter_that_was_answered_a_month_ago_is_thrown_away(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        await AllLettersLeaveAsync(paper);

        paper.Clock.Advance(TimeSpan.FromDays(29));
        (await paper.InDatabaseAsync(db => db.Letters.Settled(paper.Clock.GetUtcNow()).CountAsync())).ShouldBe(0);
        paper.Clock.Advance(TimeSpan.FromDays(2));
        (await paper.InDatabaseAsync(db => db.Letters.Settled(paper.Clock.GetUtcNow()).CountAsync())).ShouldBe(1);
    }

    /// <summary>Everything that a reader can leave behind, under three addresses and four spellings.</summary>
    private static async Task<HttpClient> LivesAsync(TestNewspaper paper, long articleId)
    {
        using var guest = paper.Visitor();
        await guest.PostsAsync("/newsletters", ("email", Spelled), ("newsletter", "morning"));
        var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync("/account?handler=Name", ("name", Name));
        await reader.PostsAsync("/follow/phrase", ("words", Words));
        await reader.PostsAsync($"/saved/{ShortId.From(articleId)}", ("on", "true"));
        await reader.PostsAsync($"/read/{ShortId.From(articleId)}");
        await reader.PostsAsync("/newsletters/morning/subscribe");
        await guest.PostsAsync("/sign-in", ("email", Spelled), ("way", "code"));
        await guest.SignsInAsync(Spelled, "ليست كلمة المرور");
        await guest.PostsAsync("/forgot", ("email", Email));
        await reader.PostsAsync("/account/change-address", ("email", Moved), ("password", Visit.Password));
        await reader.PostsAsync("/account/address", ("token", await paper.TokenInLastLetterAsync()));
        await reader.PostsAsync("/account/change-address", ("email", Pending), ("password", Visit.Password));
        await ReceivesAsync(paper);
        return reader;
    }

    // As a server's answer often does, it repeats the address.
    private static Task ReceivesAsync(TestNewspaper paper) => paper.InDatabaseAsync(async db =>
    {
        var subscription = await db.Subscriptions.FirstAsync();
        var issue = await paper.InDatabaseAsync(async _ =>
        {
            await using var scope = paper.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IssueDesk>().OrderAsync(await db.Newsletters.SingleAsync(n => n.Slug == "morning"), null, CancellationToken.None);
        });
        await Eventually.HappensAsync(() => paper.InDatabaseAsync(d => d.Copies.AnyAsync(c => c.State == CopyState.Accepted)), "the copy is sent");
        var reply = $"250 2.1.5 <{Email}> accepted";
        await db.Copies.Where(c => c.IssueId == issue.Id && c.SubscriptionId == subscription.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Reply, reply));
    });

    private static Task AllLettersLeaveAsync(TestNewspaper paper) => Eventually.HappensAsync(
        async () => (await paper.LettersAsync()).TrueForAll(letter => letter.State == LetterState.Accepted), "every letter is in the postbox");

    private static async Task FoundAsync(TestNewspaper paper)
    {
        await using var scope = paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(CancellationToken.None);
    }

    private static async Task<int> CatchesUpAsync(TestNewspaper paper)
    {
        await using var scope = paper.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Erasing>().CatchUpAsync(CancellationToken.None);
    }
}
