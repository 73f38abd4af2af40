using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Newsletters.Sending;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>A database that does not know what has been sent since never sends by itself.</summary>
public sealed class ArmingTests
{
    [Theory, EveryDatabase]
    public async Task After_a_silence_nothing_leaves_until_a_person_arms_and_what_was_missed_waits_for_a_word(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(3);
        (await LooksAsync(paper)).IsArmed.ShouldBeTrue("a new paper is armed");
        var missed = await paper.OrdersAsync();
        await paper.MakesCopiesAsync();

        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(9));
        (await LooksAsync(paper)).IsArmed.ShouldBeTrue("nine minutes are no silence");
        paper.Paper.Clock.Advance(TimeSpan.FromMinutes(90));
        await SendsAsync(paper);
        (await LooksAsync(paper)).Why.ShouldBe(DisarmReason.Silence);
        server.Received.ShouldBeEmpty();

        await InArmingAsync(paper, arming => arming.ArmAsync(CancellationToken.None));
        await SendsAsync(paper);
        server.Received.ShouldBeEmpty("its hour was missed by more than the tolerance");
        (await paper.AccountsAsync(missed)).State.ShouldBe("held");

        (await paper.InScopeAsync(services => services.GetRequiredService<IssueControl>().ResumeAsync(missed, CancellationToken.None))).ShouldBeTrue();
        await SendsAsync(paper);
        server.Received.Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task What_a_person_orders_while_sending_is_disarmed_leaves_and_nothing_else(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        await paper.SubscribesAsync(2);
        await paper.SubscribesAsync(1, "breaking");
        await paper.OrdersAsync("breaking");
        paper.Paper.Clock.Advance(TimeSpan.FromSeconds(1));
        await InArmingAsync(paper, arming => arming.DisarmAsync(CancellationToken.None));

        paper.Paper.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendsAsync(paper);
        server.Received.ShouldBeEmpty();
        var ordered = await paper.OrdersAsync();
        await SendsAsync(paper);

        server.Received.Count.ShouldBe(2);
        (await paper.AccountsAsync(ordered)).Accepted.ShouldBe(2);
        await InArmingAsync(paper, arming => arming.ArmAsync(CancellationToken.None));
        await SendsAsync(paper);
        server.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_database_in_another_folder_or_on_another_machine_is_disarmed()
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite, server);
        (await LooksAsync(paper)).IsArmed.ShouldBeTrue();

        File.Delete(paper.Paper.Installation.FilePath("sending.identity")); // as after a restore, whose backup holds no such file

        (await LooksAsync(paper)).Why.ShouldBe(DisarmReason.Identity);
        (await LooksAsync(paper)).Why.ShouldBe(DisarmReason.Identity, "looking again arms nothing");
    }

    [Fact]
    public async Task A_database_of_another_name_or_timeline_is_disarmed()
    {
        Assert.SkipUnless(TestDatabase.Postgres is not null, "NASHRA_TEST_POSTGRES names no server; ./check starts one");
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Postgres, server);
        var identity = (await LooksAsync(paper)).Identity.Split('/');
        identity.Length.ShouldBe(3);
        identity[2].ShouldBe("00000001", "the timeline of a cluster that was never failed over");

        // What this row says now comes from a cluster that has since been failed over.
        await paper.Paper.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE setting SET json = replace(json, {'/' + identity[2]}, {"/00000009"}) WHERE name = 'sending.arming'"));

        (await LooksAsync(paper)).Why.ShouldBe(DisarmReason.Identity);
    }

    private static Task<ArmState> LooksAsync(NewsletterPaper paper) => paper.InScopeAsync(services => services.GetRequiredService<Arming>().LookAsync(CancellationToken.None));

    private static Task SendsAsync(NewsletterPaper paper) => paper.Paper.Services.GetRequiredService<CopySender>().SendUntilIdleAsync(CancellationToken.None);

    private static Task<bool> InArmingAsync(NewsletterPaper paper, Func<Arming, Task> act) => paper.InScopeAsync(async services =>
    {
        await act(services.GetRequiredService<Arming>());
        return true;
    });
}
