using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;
using static Nashra.Tests.Saved.SavedPaper;

namespace Nashra.Tests.Saved;

public sealed class NoteTests
{
    [Theory, EveryDatabase]
    public async Task A_highlight_stands_in_the_text_and_follows_it_through_corrections(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(article, "Note"), ("quote", "قطر القمر ثلاثة كيلومترات، وإن كتلته"), ("before", "وقال المرصد إن"), ("after", "لم تُحسب بعد"), ("text", "يُراجَع"));

        (await browser.GetStringAsync(Reading(article))).ShouldContain(">قطر القمر ثلاثة كيلومترات، وإن كتلته</mark>");

        await paper.RewritesAsync(article, "فقرة أولى جديدة.\n\n" + Body.Replace("ثلاثة كيلومترات", "**ثلاثون** كيلومترًا", StringComparison.Ordinal), "القطر ثلاثون لا ثلاثة");
        var corrected = await browser.GetStringAsync(Reading(article));
        corrected.ShouldContain(">قطر القمر </mark><strong><mark ");
        corrected.ShouldContain("صُحِّحت العبارة");

        await paper.RewritesAsync(article, "لم يبق من النص شيء.");
        var emptied = await browser.GetStringAsync(Reading(article));
        emptied.ShouldNotContain("<mark");
        emptied.ShouldContain("لم تعد في المقال");
        emptied.ShouldContain("قطر القمر ثلاثة كيلومترات، وإن كتلته");
        emptied.ShouldContain("يُراجَع");
    }

    [Theory, EveryDatabase]
    public async Task What_stands_nowhere_in_the_article_is_refused_and_what_was_typed_stays(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();

        var answer = await browser.PostsAsync(Reading(article, "Note"), ("quote", "عبارة من مقال آخر تمامًا"), ("text", "تعليقي عليها"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("لا توجد هذه العبارة");
        page.ShouldContain("عبارة من مقال آخر تمامًا</textarea>");
        page.ShouldContain("تعليقي عليها</textarea>");
        (await paper.NotesAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task One_form_sent_fifty_times_at_once_writes_one_note(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        var key = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.PostsAsync(Reading(article, "Note"), ("key", key.ToString()), ("text", "مرة واحدة"))));

        (await paper.NotesAsync()).ShouldHaveSingleItem().Key.ShouldBe(key);
    }

    [Theory, EveryDatabase]
    public async Task Fifty_changes_of_one_note_at_once_lose_no_words(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        var key = Guid.NewGuid();
        await browser.PostsAsync(Reading(article, "Note"), ("key", key.ToString()), ("text", "الأصل"));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => browser.PostsAsync(
            Reading(article, "Change"), ("key", key.ToString()), ("seen", "0"), ("other", Guid.NewGuid().ToString()), ("text", $"كلام {i}"))));

        (await paper.NotesAsync()).Select(n => n.Text).ShouldBe(Enumerable.Range(0, 50).Select(i => $"كلام {i}"), ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_note_can_be_changed_deleted_and_taken_back(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(article, "Note"), ("text", "قبل"));
        var key = (await paper.NotesAsync())[0].Key.ToString();

        await browser.PostsAsync(Reading(article, "Change"), ("key", key), ("seen", "0"), ("text", "بعد"));
        var dropped = await browser.PostsAsync(Reading(article, "Drop"), ("key", key));

        var page = await browser.GetStringAsync(dropped.Headers.Location!.OriginalString);
        page.ShouldNotContain(">بعد</p>");
        page.ShouldContain("تراجع");
        await browser.PostsAsync(Reading(article, "TakeBack"), ("key", key));
        (await browser.GetStringAsync(Reading(article))).ShouldContain(">بعد</p>");
    }

    [Theory, EveryDatabase]
    public async Task Nobody_reads_or_touches_anothers_notes_labels_and_positions(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (hers, article) = await paper.SavesMoonAsync();
        await hers.PostsAsync(Reading(article, "Note"), ("text", "سرّها"));
        await hers.PostsAsync(Reading(article, "Label"), ("kind", "List"), ("name", "قائمتها"));
        var (note, label) = ((await paper.NotesAsync())[0].Key.ToString(), ShortId.From(await paper.InDatabaseAsync(db => db.SavedLabels.Select(l => l.Id).SingleAsync())));
        using var his = await paper.ReaderAsync("salim@example.org");
        string[] acts = ["Note", "Change", "Drop", "TakeBack", "Label", "Unlabel", "Place", "Position", "Know"];

        (await his.GetAsync(Reading(article))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var act in acts)
        {
            (await his.PostsAsync(Reading(article, act), ("key", note), ("text", "لا"), ("name", "لا"), ("label", label), ("place", "Removed"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
        }

        await his.ActsAsync(Save(article), true); // his own copy does not open hers
        foreach (var act in acts.Except(["Note", "Label", "Position", "Know", "Place"]))
        {
            await his.PostsAsync(Reading(article, act), ("key", note), ("text", "لا"), ("label", label));
        }

        (await his.GetAsync($"/saved?label={label}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await his.PostsAsync("/saved/labels?handler=Rename", ("id", label), ("name", "صارت له"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await his.PostsAsync("/saved/labels?handler=Drop", ("id", label))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await paper.NotesAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Text.ShouldBe("سرّها"), n => n.RemovedAt.ShouldBeNull());
        (await hers.GetStringAsync(Reading(article))).ShouldContain("قائمتها");
        (await his.GetStringAsync(Reading(article))).ShouldNotContain("سرّها");
    }

    [Theory, EveryDatabase]
    public async Task What_another_site_sends_changes_nothing(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        string[] paths = [Save(article), Reading(article, "Note"), Reading(article, "Place"), Reading(article, "Position"), Reading(article, "Label"), "/saved?handler=Place", "/saved?handler=Label", "/saved/labels?handler=Make"];

        foreach (var path in paths)
        {
            (await browser.PostsAsync(path, ("ids", ShortId.From(article.Id)), ("place", "Removed"), ("text", "دخيل"), ("kind", "List"), ("name", "دخيل"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        (await paper.NotesAsync()).ShouldBeEmpty();
        (await paper.InDatabaseAsync(db => db.SavedArticles.SingleAsync())).Place.ShouldBe(SavedPlace.Unread);
    }
}
