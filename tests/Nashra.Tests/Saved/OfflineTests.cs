using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;
using static Nashra.Tests.Saved.SavedPaper;

namespace Nashra.Tests.Saved;

public sealed class OfflineTests
{
    [Theory, EveryDatabase]
    public async Task What_a_device_kept_is_done_once_however_often_it_is_told(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await paper.PublishesMoonAsync();
        using var browser = await paper.ReaderAsync(Email);
        var acts = new[]
        {
            Act(paper, article, "Save"),
            Act(paper, article, "Note", ("text", "كُتبت في القطار"), ("quote", "قطر القمر ثلاثة كيلومترات"), ("before", "وقال المرصد إن"), ("after", "وإن كتلته")),
            Act(paper, article, "Position", ("block", "2"), ("part", "0"), ("whole", "700")),
        };

        var told = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.PostAsJsonAsync("/saved/queue", acts)));

        told.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var outcomes = (await Task.WhenAll(told.Select(async answer => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray()))).SelectMany(answers => answers).ToList();
        outcomes.Count(one => one!["outcome"]!.GetValue<string>() == "done").ShouldBe(3);
        outcomes.Count(one => one!["outcome"]!.GetValue<string>() == "doneBefore").ShouldBe(57);
        (await paper.NotesAsync()).ShouldHaveSingleItem().Text.ShouldBe("كُتبت في القطار");
        WebUtility.HtmlDecode(await browser.GetStringAsync(Reading(article))).ShouldContain("(\u206670%\u2069)");
    }

    [Theory, EveryDatabase]
    public async Task What_a_device_tells_late_does_not_undo_what_was_done_since(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        var late = Act(paper, article, "Place", ("place", "Archive"));
        var lateSave = Act(paper, article, "Save");
        paper.Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.ActsAsync(Save(article), false);

        await browser.PostAsJsonAsync("/saved/queue", new[] { late, lateSave });
        (await paper.InDatabaseAsync(db => db.SavedArticles.SingleAsync())).Place.ShouldBe(SavedPlace.Removed);

        paper.Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.PostAsJsonAsync("/saved/queue", new[] { Act(paper, article, "Note", ("text", "كلام لا يضيع")) });
        (await browser.GetStringAsync(Reading(article))).ShouldContain("كلام لا يضيع");
    }

    [Theory, EveryDatabase]
    public async Task What_is_refused_says_why_and_the_rest_is_done(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        var nowhere = Act(paper, article, "Save");
        nowhere["article"] = "zzzz";

        var answer = await browser.PostAsJsonAsync("/saved/queue", new[] { nowhere, Act(paper, article, "Note"), Act(paper, article, "Note", ("text", "صالحة")) });

        var outcomes = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        outcomes.Select(one => one!["outcome"]!.GetValue<string>()).ShouldBe(["refused", "refused", "done"]);
        outcomes[0]!["message"]!.GetValue<string>().ShouldContain("لم يعد المقال منشورًا");
        (await paper.NotesAsync()).ShouldHaveSingleItem();
        (await paper.InDatabaseAsync(db => db.SavedActs.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_device_learns_which_copies_are_old_and_gets_only_its_readers_pages(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        var before = await VersionAsync(browser);
        (await VersionAsync(browser)).ShouldBe(before);

        await browser.PostsAsync(Reading(article, "Note"), ("text", "ملاحظة"));
        var noted = await VersionAsync(browser);
        await paper.RewritesAsync(article, "نص آخر.");
        var rewritten = await VersionAsync(browser);

        new[] { before, noted, rewritten }.Distinct().Count().ShouldBe(3);
        var mark = (await browser.GetAsync(Reading(article))).Headers.GetValues("Nashra-Reader").Single();
        using var his = await paper.ReaderAsync("salim@example.org");
        (await his.GetAsync("/saved")).Headers.GetValues("Nashra-Reader").Single().ShouldNotBe(mark);
        using var stranger = paper.Visitor();
        (await stranger.GetAsync("/saved")).Headers.Contains("Nashra-Reader").ShouldBeFalse();
    }

    [Fact]
    public async Task A_queue_from_another_site_or_without_a_reader_is_not_heard()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var (browser, article) = await paper.SavesMoonAsync();
        using var stranger = paper.Visitor();
        (await stranger.PostAsJsonAsync("/saved/queue", new[] { Act(paper, article, "Note", ("text", "دخيل")) })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        (await browser.PostAsJsonAsync("/saved/queue", new[] { Act(paper, article, "Note", ("text", "دخيل")) })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await paper.NotesAsync()).ShouldBeEmpty();
    }

    private static async Task<string> VersionAsync(HttpClient browser) =>
        JsonNode.Parse(await browser.GetStringAsync("/saved/offline.json"))!["articles"]![0]!["version"]!.GetValue<string>();

    private static JsonObject Act(TestNewspaper paper, Article article, string kind, params (string Name, string Value)[] fields)
    {
        var act = new JsonObject { ["key"] = Guid.NewGuid(), ["at"] = paper.Clock.GetUtcNow().ToUnixTimeMilliseconds(), ["kind"] = kind, ["article"] = ShortId.From(article.Id) };
        foreach (var (name, value) in fields)
        {
            act[name] = name is "block" or "part" or "whole" ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value;
        }

        return act;
    }
}
