using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters.Sending;
using Nashra.Newsroom.Staff;
using Nashra.Tests.Newsletters;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsroom;

public sealed class SendingPageTests
{
    [Fact]
    public async Task The_administration_halts_an_issue_lets_it_go_on_and_arms_what_was_disarmed()
    {
        await using var server = new ScriptedServer();
        await using var letters = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite, server);
        await letters.SubscribesAsync(2);
        var issue = await letters.OrdersAsync();
        using var chief = await NewsroomVisitor.EntersAsync(letters.Paper);

        (await chief.PostAsync("/newsroom/sending?handler=pause", ("issue", FormattableString.Invariant($"{issue}")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await letters.SendsAsync();
        server.Received.ShouldBeEmpty();
        (await chief.Browser.GetStringAsync("/newsroom/sending")).ShouldContain("موقوف مؤقتًا");

        await chief.PostAsync("/newsroom/sending?handler=resume", ("issue", FormattableString.Invariant($"{issue}")));
        await chief.PostAsync("/newsroom/sending?handler=disarm");
        (await chief.Browser.GetStringAsync("/newsroom/sending")).ShouldContain("راجعتُ ما ينتظر");
        await chief.PostAsync("/newsroom/sending?handler=arm");
        (await chief.Browser.GetStringAsync("/newsroom/sending")).ShouldContain("الإرسال جارٍ على عادته");
        await letters.SendsAsync();

        server.Received.Count.ShouldBe(2);
        await chief.PostAsync("/newsroom/sending?handler=doubt", ("holds", "true"));
        (await letters.Paper.InDatabaseAsync(db => SendingRules.ReadAsync(db, CancellationToken.None))).HoldsDoubt.ShouldBeTrue();
    }

    [Fact]
    public async Task An_editor_does_not_arm()
    {
        await using var server = new ScriptedServer();
        await using var letters = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite, server);
        await letters.InScopeAsync(async services =>
        {
            await services.GetRequiredService<Arming>().DisarmAsync(CancellationToken.None);
            return true;
        });
        using var editor = await NewsroomVisitor.EntersAsync(letters.Paper, "editor@example.org", StaffRole.Editor);

        (await editor.PostAsync("/newsroom/sending?handler=arm")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await letters.InScopeAsync(services => services.GetRequiredService<Arming>().StateAsync(CancellationToken.None))).IsArmed.ShouldBeFalse();
    }
}
