using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Newsroom.Letters;
using Nashra.Newsroom.Staff;
using Nashra.Platform;
using Nashra.Platform.Post;
using Nashra.Tests.Newsroom;
using Nashra.Tests.Platform.Post;

namespace Nashra.Tests.Newsletters;

/// <summary>An issue from the empty sheet to the readers' inboxes, as editors without script compose it.</summary>
public sealed partial class ComposingTests
{
    [Theory, EveryDatabase]
    public async Task An_editor_founds_a_newsletter_composes_an_issue_and_it_goes_out_at_its_hour_in_the_order_given(DatabaseKind kind)
    {
        await using var server = new ScriptedServer();
        await using var paper = await NewsletterPaper.OpenAsync(kind, server);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper);
        await FoundsAsync(editor);
        await paper.SubscribesAsync(1, "letter");
        var sheet = await BeginsAsync(editor, "letter");

        await PressesAsync(editor, sheet, "article", ("add", ShortId.From(paper.Articles[0].Id)), ("subject", "رسالة إلى Layla"), ("introduction", "تحية، وهذا **أول** عدد."));
        await PressesAsync(editor, sheet, "heading");
        await PressesAsync(editor, sheet, "article", ("add", ShortId.From(paper.Articles[1].Id)));
        await PressesAsync(editor, sheet, "up-2");
        await PressesAsync(editor, sheet, "remove-2");
        await PressesAsync(editor, sheet, "approve");
        (await PressesAsync(editor, sheet, "schedule", ("date", "2026-03-15"), ("time", "09:30"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await TicksAsync(paper);
        (await paper.Paper.InDatabaseAsync(db => db.Issues.CountAsync(i => i.Newsletter.Slug == "letter"))).ShouldBe(0);

        paper.Paper.Clock.Advance(new DateTimeOffset(2026, 3, 15, 6, 30, 0, TimeSpan.Zero) - paper.Paper.Clock.GetUtcNow());
        await BeatsAsync(paper);
        await TicksAsync(paper);
        await paper.SendsAsync();

        var mail = MailInHand.Read(System.Text.Encoding.UTF8.GetBytes(server.Received.Single().Content));
        mail.Subject.ShouldBe("رسالة إلى \u2066Layla\u2069");
        MailLint.FaultsOf(mail).ShouldBeEmpty();
        mail.Text.IndexOf("كيف تقيس", StringComparison.Ordinal).ShouldBeLessThan(mail.Text.IndexOf("علم النبات", StringComparison.Ordinal));
        mail.Text.ShouldContain("هذا أول عدد");
        using var reader = paper.Paper.Visitor();
        (await reader.GetStringAsync("/newsletters/letter/2026-03-15")).ShouldContain("عدد.");
    }

    [Theory, EveryDatabase]
    public async Task Two_editors_at_once_lose_nothing_and_a_change_takes_the_approval_back(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        using var first = await NewsroomVisitor.EntersAsync(paper.Paper);
        using var second = await NewsroomVisitor.EntersAsync(paper.Paper, "second@example.org");
        await FoundsAsync(first);
        var sheet = await BeginsAsync(first, "letter");
        var stale = await second.Browser.GetStringAsync(sheet);

        await PressesAsync(first, sheet, "save", ("introduction", "نص المحرر الأول"));
        await PressesAsync(first, sheet, "approve");
        var lost = await PostsAsync(second, sheet, stale, "save", ("introduction", "نص المحرر الثاني"));

        lost.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var shown = await lost.Content.ReadAsStringAsync();
        shown.ShouldContain("نص المحرر الثاني");
        (await PostsAsync(second, sheet, shown, "save")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await paper.Paper.InDatabaseAsync(async db =>
        {
            (await db.IssueDrafts.SingleAsync()).State.ShouldBe(DraftState.Open);
            (await db.Set<DraftEdit>().CountAsync(edit => edit.Content.Contains("الأول"))).ShouldBe(1);
            (await db.Set<DraftEdit>().CountAsync(edit => edit.Content.Contains("الثاني"))).ShouldBe(1);
        });
    }

    [Theory, EveryDatabase]
    public async Task Who_may_not_approve_composes_and_cannot_send_until_the_newsletter_names_them(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        using var administrator = await NewsroomVisitor.EntersAsync(paper.Paper);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper, "pen@example.org", StaffRole.Editor);
        await FoundsAsync(administrator);
        var sheet = await BeginsAsync(editor, "letter");

        (await PressesAsync(editor, sheet, "approve", ("introduction", "مقدمة."))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await editor.PostAsync("/newsroom/newsletters/letter", ("name", "اسم آخر"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.Browser.GetAsync("/newsroom/newsletters/new")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await paper.Paper.InDatabaseAsync(async db =>
        {
            (await db.IssueDrafts.SingleAsync()).ReadContent().Introduction.ShouldBe("مقدمة.");
            db.Add(new NewsletterApprover(await db.Newsletters.Where(n => n.Slug == "letter").Select(n => n.Id).SingleAsync(), await db.Set<StaffMember>().Where(m => m.Email == "pen@example.org").Select(m => m.Id).SingleAsync()));
            await db.SaveChangesAsync();
        });

        (await PressesAsync(editor, sheet, "approve")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, EveryDatabase]
    public async Task The_check_names_broken_links_missing_alternatives_and_size_and_such_an_issue_is_not_approved(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper);
        await FoundsAsync(editor);
        var sheet = await BeginsAsync(editor, "letter");

        await PressesAsync(editor, sheet, "save", ("subject", "Google"), ("introduction", $"[رابط](/a/zzzz) و[قسم](/s/science)\n\n![](https://example.org/p.jpg)\n\n{new string('ن', 18_000)}"));
        await PressesAsync(editor, sheet, "text");
        var page = await editor.Browser.GetStringAsync(sheet);

        page.ShouldContain("رابط لا يؤدي إلى شيء: /a/zzzz");
        page.ShouldNotContain("رابط لا يؤدي إلى شيء: /s/science");
        page.ShouldContain("صورة بلا نص بديل");
        page.ShouldContain("معظم حروف العنوان لاتينية");
        (await PressesAsync(editor, sheet, "approve")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PressesAsync(editor, sheet, "save", ("introduction", string.Join("\n\n", Enumerable.Repeat("كلمة", 500))))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await editor.Browser.GetStringAsync(sheet)).ShouldContain("وما فوق 100 يُقص");
    }

    [Theory, EveryDatabase]
    public async Task An_approved_issue_is_sent_now_by_a_clock_that_goes_on(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper);
        await FoundsAsync(editor);
        var sheet = await BeginsAsync(editor, "letter");
        (await PressesAsync(editor, sheet, "approve", ("introduction", "تحية طيبة."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        paper.Paper.Clock.Step = TimeSpan.FromMilliseconds(1);

        (await PressesAsync(editor, sheet, "now")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await paper.Paper.InDatabaseAsync(db => db.IssueDrafts.SingleAsync())).State.ShouldBe(DraftState.Scheduled);
    }

    [Theory, EveryDatabase]
    public async Task A_test_goes_to_the_editor_alone_and_the_preview_shows_both_forms_by_day_and_by_night(DatabaseKind kind)
    {
        await using var paper = await NewsletterPaper.OpenAsync(kind);
        using var editor = await NewsroomVisitor.EntersAsync(paper.Paper);
        await FoundsAsync(editor);
        await paper.SubscribesAsync(3, "letter");
        var sheet = await BeginsAsync(editor, "letter");

        (await PressesAsync(editor, sheet, "test", ("introduction", "نص التجربة\n\n![خريطة المدينة](/cards/map.png)"), ("testTo", "desk@example.org"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var letter = await paper.Paper.InDatabaseAsync(db => db.Letters.SingleAsync());
        (letter.Recipient, letter.Subject.StartsWith("تجربة: ", StringComparison.Ordinal)).ShouldBe(("desk@example.org", true));
        letter.Text.ShouldContain("صورة: خريطة المدينة");
        (await editor.Browser.GetStringAsync($"{sheet}/preview")).ShouldContain("نص التجربة");
        (await editor.Browser.GetStringAsync($"{sheet}/preview?handler=letter&dark=true")).ShouldContain("@media all{.paper");
        (await paper.Paper.Visitor().GetAsync($"{sheet}/preview?handler=letter")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static async Task FoundsAsync(NewsroomVisitor administrator)
    {
        var founded = await administrator.PostAsync("/newsroom/newsletters/new", ("name", "رسالة المحرر"), ("slug", "letter"), ("kind", "Written"), ("description", "رسالة من هيئة التحرير."), ("consent", "أوافق."), ("rule", "Newest"), ("clock", "Paper"), ("template", "Full"), ("hour", "8"), ("mostArticles", "5"));
        founded.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await founded.Content.ReadAsStringAsync());
    }

    private static async Task<string> BeginsAsync(NewsroomVisitor editor, string slug) =>
        (await editor.PostAsync($"/newsroom/newsletters/{slug}?handler=compose")).Headers.Location!.OriginalString;

    private static async Task<HttpResponseMessage> PressesAsync(NewsroomVisitor editor, string sheet, string deed, params (string Name, string Value)[] changes) =>
        await PostsAsync(editor, sheet, await editor.Browser.GetStringAsync(sheet), deed, changes);

    private static Task<HttpResponseMessage> PostsAsync(NewsroomVisitor editor, string sheet, string page, string deed, params (string Name, string Value)[] changes)
    {
        // Blocks come in the order of the page, whatever element holds their words.
        var blocks = Blocks().Matches(page).SelectMany(block => new[] { ("blockKind", block.Groups[1].Value), ("blockArticle", block.Groups[2].Value), ("blockWords", "") });
        var fields = NewsroomVisitor.FieldsOf(page).Where(field => !field.Name.StartsWith("block", StringComparison.Ordinal) && !changes.Any(change => change.Name == field.Name));
        return editor.PostAsync(sheet, [.. fields, .. blocks, .. changes, ("deed", deed)]);
    }

    private static async Task TicksAsync(NewsletterPaper paper)
    {
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IssueSchedule>().OpenDueAsync(CancellationToken.None);
    }

    // Somebody served until now.
    private static Task<int> BeatsAsync(NewsletterPaper paper) => paper.Paper.InDatabaseAsync(db =>
        db.Set<Setting>().Where(s => s.Name == "newsletters.heartbeat").ExecuteUpdateAsync(set => set.SetProperty(s => s.Json, $"{paper.Paper.Clock.GetUtcNow().AddMinutes(-1).ToUnixTimeMilliseconds()}")));

    [GeneratedRegex("name=\"blockKind\" value=\"([A-Za-z]+)\"><input type=\"hidden\" name=\"blockArticle\" value=\"([0-9]*)\"")]
    private static partial Regex Blocks();
}
