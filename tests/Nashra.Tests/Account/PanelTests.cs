using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.ForYou;
using Nashra.Following;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Account;

/// <summary>«حسابي» shows all that is kept, each line goes by one button, and all of it leaves with the reader.</summary>
public sealed class PanelTests
{
    private const string Email = "layla@example.org";

    [Theory, EveryDatabase]
    public async Task Every_line_of_the_account_is_there_and_goes_alone(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (first, second) = await PublishTwoAsync(paper);
        using var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync($"/read/{first}");
        (await reader.GetStringAsync("/account")).ShouldContain("بدا لنا أن قسم «<a href=\"/s/science\">");
        await reader.PostsAsync($"/read/{second}");
        await reader.PostsAsync($"/saved/{first}", ("on", "true"));
        await reader.PostsAsync($"/saved/{second}", ("on", "true"));
        await reader.PostsAsync("/newsletters/morning/subscribe");
        (await reader.GetStringAsync("/account")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("مقالان محفوظان"),
            page => page.ShouldContain("ما قرأته"),
            page => page.ShouldContain("action=\"/newsletters/morning/leave\""));

        (await reader.PostsAsync($"/reading/{first}", ("on", "false"), ("back", "/account#history"))).Headers.Location!.OriginalString.ShouldBe("/account#history");
        (await reader.PostsAsync($"/saved/{first}", ("on", "false"), ("back", "/account#saved"))).Headers.Location!.OriginalString.ShouldBe("/account#saved");
        (await reader.PostsAsync("/newsletters/morning/leave", ("back", "/account#newsletters"))).Headers.Location!.OriginalString.ShouldBe("/account#newsletters");

        (await paper.InDatabaseAsync(db => db.Readings.Select(r => r.ArticleId).ToListAsync())).ShouldBe([Number(second)]);
        (await paper.InDatabaseAsync(db => db.Subscriptions.SingleAsync())).State.ShouldBe(SubscriptionState.Left);
        var page = await reader.GetStringAsync("/account");
        page.ShouldContain("مقال واحد محفوظ");
        page.ShouldNotContain("action=\"/newsletters/morning/leave\"");
    }

    [Theory, EveryDatabase]
    public async Task A_belief_that_is_taken_back_is_gone_and_the_rest_stays(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (first, _) = await PublishTwoAsync(paper);
        using var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync($"/read/{first}");
        var (readerId, before) = await BeliefsAsync(paper);
        var liked = before.Tastes.First(belief => belief.Kind == BeliefKind.LeansTo);

        await reader.PostsAsync($"/for-you/beliefs/{liked.Target.Kind.Name()}/{ShortId.From(liked.Target.Id)}", ("on", "false"));

        var (_, after) = await BeliefsAsync(paper);
        after.Tastes.ShouldNotContain(liked);
        after.Words.ShouldBe(before.Words);
        await reader.PostsAsync("/for-you/beliefs", ("on", "false"));
        (await BeliefsAsync(paper)).Beliefs.IsEmpty.ShouldBeTrue();
        (await paper.InDatabaseAsync(db => db.Memories.CountAsync(m => m.ReaderId == readerId))).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task The_whole_account_leaves_as_json_as_tables_and_as_a_page(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (first, _) = await PublishTwoAsync(paper);
        using var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync("/account?handler=Name", ("name", "=ليلى"));
        await reader.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        await reader.PostsAsync($"/read/{first}");
        await reader.PostsAsync($"/saved/{first}", ("on", "true"));
        await reader.PostsAsync("/newsletters/morning/subscribe");

        var json = JsonNode.Parse(await reader.GetStringAsync("/account/export.json"))!.AsObject();
        json.Select(part => part.Key).ShouldBe(["exportedAt", "profile", "saved", "follows", "reading", "newsletters"], ignoreOrder: true);
        json["reading"]!["history"]!.AsArray().Count.ShouldBe(1);

        using var zip = new ZipArchive(await reader.GetStreamAsync("/account/export.zip"), ZipArchiveMode.Read);
        var files = zip.Entries.ToDictionary(entry => entry.Name, Text);
        files.Keys.ShouldBeSubsetOf(["exportedAt.csv", "profile.csv", "profile.formerAddresses.csv", "profile.devices.csv", "profile.passkeys.csv", "profile.keys.csv", "profile.directories.csv", "saved.articles.csv", "saved.links.csv", "saved.lists.csv", "saved.tags.csv", "follows.csv", "reading.history.csv", "reading.dismissed.csv", "reading.beliefs.csv", "newsletters.csv"]);
        files["follows.csv"].ShouldStartWith("\uFEFFkind,name,muted,since");
        files["follows.csv"].ShouldContain("الطاقة الشمسية");
        files["profile.csv"].ShouldNotContain(",=ليلى", Case.Sensitive, "a spreadsheet would run it");

        var answer = await reader.GetAsync("/account/export.html");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<h2>المتابَع والمكتوم</h2>");
        page.ShouldContain("الطاقة الشمسية");
        System.Text.RegularExpressions.Regex.Matches(page, "<th scope=\"col\">([A-Za-z.]+)</th>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1)).Select(match => match.Groups[1].Value).ShouldBeEmpty("every column has an Arabic name");
    }

    [Fact]
    public async Task Nothing_of_the_account_is_shown_to_a_stranger()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var stranger = paper.Visitor();

        foreach (var path in new[] { "/account", "/account/export.json", "/account/export.zip", "/account/export.html", "/reading" })
        {
            (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, path);
        }
    }

    private static async Task<(string First, string Second)> PublishTwoAsync(TestNewspaper paper)
    {
        await using (var scope = paper.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(CancellationToken.None);
        }

        var (science, sport) = (await paper.OpensSectionAsync(), await paper.OpensSectionAsync("sport", "رياضة"));
        var first = await paper.PublishesAsync("كيف تقيس الأشجار أعمارها", "لكل سنة حلقة في جذع الشجرة.", science.Id);
        var second = await paper.PublishesAsync("مباراة الأمس", "انتهت المباراة بالتعادل.", sport.Id);
        return (ShortId.From(first.Id), ShortId.From(second.Id));
    }

    private static long Number(string id) => ShortId.TryParse(id, out var number) ? number : 0;

    private static Task<(long ReaderId, ReaderBeliefs Beliefs)> BeliefsAsync(TestNewspaper paper) => paper.InDatabaseAsync(async db =>
    {
        var reader = await db.Set<Nashra.Readers.Reader>().Select(r => r.Id).SingleAsync();
        return (reader, await new BeliefList(db, new FollowList(db)).OfAsync(reader, CancellationToken.None));
    });

    private static string Text(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(bytes);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
