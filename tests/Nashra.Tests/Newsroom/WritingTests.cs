using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Platform;

namespace Nashra.Tests.Newsroom;

public sealed class WritingTests
{
    [Theory, EveryDatabase]
    public async Task A_draft_is_published_updated_corrected_and_withdrawn_and_each_step_stands_in_the_change_log(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var editor = await NewsroomVisitor.EntersAsync(paper);
        using var reader = paper.Visitor();

        var article = await editor.WritesAsync("Save", section.Id, "الأشجار تتذكر", "لكل سنة حلقة.", ("authors", "سلمى الراوي، قسم العلوم"), ("newTopic", "الأشجار"));
        (await reader.GetAsync("/a/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await editor.PressesAsync("Publish", article);
        var page = await reader.GetStringAsync("/a/1/الأشجار-تتذكر");
        page.ShouldContain("لكل سنة حلقة.");
        page.ShouldContain("سلمى الراوي");
        page.ShouldContain("الأشجار");

        await editor.PressesAsync("Save", article, ("body", "لكل سنة حلقتان."));
        await editor.PressesAsync("Correct", article, ("body", "لكل سنة حلقة واحدة."), ("note", "كان عدد الحلقات خطأ."));
        (await reader.GetStringAsync("/a/1/الأشجار-تتذكر")).ShouldContain("كان عدد الحلقات خطأ.");

        await editor.PressesAsync("Withdraw", article, ("reason", "تبيّن أن المصدر غير موثوق."));
        var gone = await reader.GetAsync("/a/1/الأشجار-تتذكر");
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync()).ShouldContain("تبيّن أن المصدر غير موثوق.");
        (await paper.InDatabaseAsync(db => db.Changes.OrderBy(change => change.Seq).Select(change => change.Kind).ToListAsync()))
            .ShouldBe([ChangeKind.Published, ChangeKind.Updated, ChangeKind.Corrected, ChangeKind.Withdrawn]);
    }

    [Theory, EveryDatabase]
    public async Task A_scheduled_article_appears_when_its_minute_has_come_and_its_change_is_appended_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var editor = await NewsroomVisitor.EntersAsync(paper);
        using var reader = paper.Visitor();

        // The clock stands at 12:00 in Riyadh.
        await editor.WritesAsync("Schedule", section.Id, "خبر الظهيرة", "نص الخبر.", ("date", "2026-03-14"), ("time", "12:30"));
        (await reader.GetStringAsync("/")).ShouldNotContain("خبر الظهيرة");
        (await reader.GetAsync("/a/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        paper.Clock.Advance(TimeSpan.FromMinutes(30));
        await Eventually.HappensAsync(async () => (await reader.GetStringAsync("/")).Contains("خبر الظهيرة", StringComparison.Ordinal), "the scheduled article on the front page");

        (await paper.InDatabaseAsync(db => db.Changes.Select(change => change.Kind).ToListAsync())).ShouldBe([ChangeKind.Due]);
    }

    [Theory, EveryDatabase]
    public async Task An_unscheduled_article_goes_back_to_the_drafts(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var editor = await NewsroomVisitor.EntersAsync(paper);
        var article = await editor.WritesAsync("Schedule", section.Id, "خبر الظهيرة", "نص الخبر.", ("date", "2026-03-14"), ("time", "12:30"));

        await editor.PressesAsync("Unschedule", article);
        paper.Clock.Advance(TimeSpan.FromHours(1));

        (await editor.Browser.GetAsync("/a/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Browser.GetStringAsync("/newsroom?status=draft")).ShouldContain("خبر الظهيرة");
        (await editor.Browser.GetStringAsync("/newsroom?status=scheduled")).ShouldNotContain("خبر الظهيرة");
    }

    [Theory, EveryDatabase]
    public async Task Who_saves_second_sees_both_texts_and_loses_nothing(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var first = await NewsroomVisitor.EntersAsync(paper, "first@example.org");
        using var second = await NewsroomVisitor.EntersAsync(paper, "second@example.org");
        var article = await first.WritesAsync("Save", section.Id, "عنوان", "النص الأول.");
        var opened = NewsroomVisitor.FieldsOf(await second.Browser.GetStringAsync(article)).Where(field => field.Name is not "body").ToArray();

        await first.PressesAsync("Save", article, ("body", "نص الزميل الأول."));
        var lost = await second.PostAsync(article, [.. opened, ("body", "نص الزميل الثاني."), ("deed", "Save")]);
        var shown = await lost.Content.ReadAsStringAsync();

        lost.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        shown.ShouldContain("نص الزميل الأول.");
        shown.ShouldContain("نص الزميل الثاني.");
        (await first.Browser.GetStringAsync(article)).ShouldContain("نص الزميل الأول.");
    }

    [Theory, EveryDatabase]
    public async Task What_was_typed_stays_when_a_rule_refuses_it(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var editor = await NewsroomVisitor.EntersAsync(paper);

        var answer = await editor.PressesAsync("Schedule", "/newsroom/new", ("headline", "عنوان باقٍ"), ("body", "نص باقٍ."), ("sectionId", $"{section.Id}"), ("date", "2020-01-01"), ("time", "08:00"));
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("فات هذا الموعد");
        page.ShouldContain("عنوان باقٍ");
        page.ShouldContain("نص باقٍ.");
        (await paper.InDatabaseAsync(db => db.Articles.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Script_in_any_field_is_text_in_the_newsroom_in_the_preview_and_on_the_page(DatabaseKind kind)
    {
        const string script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var editor = await NewsroomVisitor.EntersAsync(paper);
        (string, string)[] hostile =
        [
            .. new[] { "headline", "standfirst", "kicker", "body", "authors", "byline", "dateline", "advisory", "newTopic", "pictureAlternative", "pictureCaption", "pictureCredit" }.Select(name => (name, script)),
            ("pictureUrl", "https://example.org/p.jpg"), ("sectionId", $"{section.Id}"),
        ];

        var article = await editor.PressesAsync("Publish", "/newsroom/new", hostile);
        article.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var pages = new[]
        {
            await editor.Browser.GetStringAsync(article.Headers.Location),
            await editor.Browser.GetStringAsync("/newsroom"),
            await (await editor.PostAsync("/newsroom/preview", hostile)).Content.ReadAsStringAsync(),
            await editor.Browser.GetStringAsync((await editor.Browser.GetAsync("/a/1")).Headers.Location),
        };

        foreach (var page in pages)
        {
            page.ShouldContain("alert(1)");
            page.ShouldNotContain("<script>alert");
            page.ShouldNotContain("<img src=x");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_picture_that_is_a_script_is_refused(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var editor = await NewsroomVisitor.EntersAsync(paper);

        var answer = await editor.PressesAsync("Publish", "/newsroom/new", ("headline", "عنوان"), ("body", "نص."), ("sectionId", $"{section.Id}"), ("pictureUrl", "javascript:alert(1)"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, EveryDatabase]
    public async Task Known_names_in_the_text_are_offered_as_topics(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        await paper.InDatabaseAsync(async db =>
        {
            db.Add(Topic.Open("beirut", TopicKind.Place, "بيروت", "", []));
            await db.SaveChangesAsync();
        });
        using var editor = await NewsroomVisitor.EntersAsync(paper);

        var article = await editor.WritesAsync("Save", section.Id, "صباح في بيروت", "مشى الناس على الكورنيش.");
        var page = await editor.Browser.GetStringAsync(article);

        page.ShouldContain("<bdi>بيروت</bdi>");
        page.ShouldNotContain("checked");
        await editor.PressesAsync("Save", article, ("topics", "1"));
        await editor.PressesAsync("Save", article);
        (await editor.Browser.GetStringAsync(article)).ShouldContain("checked");
    }
}
