using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Readers;
using Nashra.Tests.Account;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Security;

/// <summary>Every door of the newspaper is tried: from another site, by another reader, and with an address elsewhere.</summary>
public sealed class WalkTests
{
    private const string Email = "layla@example.org";
    private static readonly string[] Returns = ["back", "returnUrl", "returnTo", "return", "next", "to", "url", "redirect", "continue"];
    private static readonly string[] Elsewhere = ["https://evil.example/", "//evil.example/", "/\\evil.example/", "/x/..//evil.example/", "\\\\evil.example", "javascript:alert(1)"];

    // Posted to by machines that carry a token of their own, never by a browser's session.
    private static readonly string[] Open = ["/api/v1/", "/mail/", "/hooks/", "/webhooks/"];

    [Fact]
    public async Task No_form_acts_for_another_site()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        var doors = Doors.Of(paper).Where(door => door.ChangesSomething).ToList();
        doors.Count.ShouldBeGreaterThan(50);

        foreach (var door in doors.Where(door => door.Endpoint.Metadata.GetMetadata<FromElsewhereAttribute>() is null))
        {
            (await KnocksAsync(reader, door, "Sec-Fetch-Site", "cross-site")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, door.Path);
            (await KnocksAsync(reader, door, "Sec-Fetch-Site", "same-site")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, door.Path);
            (await KnocksAsync(reader, door, "Origin", "https://evil.example")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, door.Path);
            (await KnocksAsync(reader, door, "Origin", "null")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, door.Path);
        }

        doors.Where(door => door.Endpoint.Metadata.GetMetadata<FromElsewhereAttribute>() is not null)
            .ShouldAllBe(door => Open.Any(prefix => door.Path.StartsWith(prefix, StringComparison.Ordinal)));
        (await reader.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task No_reader_reaches_anything_of_another_by_its_number(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var hers = await OwnsEverythingAsync(paper);
        var before = await Traces.RowsOfAsync(paper, Email);
        using var his = await paper.ReaderAsync("salim@example.org");
        using var stranger = paper.Visitor();
        var faults = new List<string>();

        foreach (var number in new[] { 1, 2, 3 })
        {
            foreach (var door in Doors.Of(paper, ShortId.From(number)).Where(door => door.ChangesSomething && !door.Path.StartsWith("/error/", StringComparison.Ordinal)))
            {
                faults.AddRange(await TriesAsync(his, door, number));
                faults.AddRange(await TriesAsync(stranger, door, number));
            }

            foreach (var handler in new[] { "EndDevice", "RemovePasskey", "RemoveDirectory", "Revoke", "Device", "Name" })
            {
                await his.PostsAsync($"/account?handler={handler}", ("id", $"{number}"), ("subject", "person-1"), ("name", "غريب"));
                await his.PostsAsync($"/account/keys?handler={handler}", ("id", $"{number}"));
            }
        }

        faults.Distinct().ShouldBeEmpty();
        (await Traces.RowsOfAsync(paper, Email)).ShouldBe(before);
        (await hers.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task No_door_leads_to_another_site()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        using var visitor = paper.Visitor();

        foreach (var (door, i) in Doors.Of(paper).Where(door => door.Method is "GET" or "POST" && !door.Path.StartsWith("/sign-out", StringComparison.Ordinal)).Select((door, i) => (door, i)))
        {
            var evil = Elsewhere[i % Elsewhere.Length];
            var query = string.Join('&', Returns.Select(name => $"{name}={Uri.EscapeDataString(evil)}"));
            using var ask = new HttpRequestMessage(new HttpMethod(door.Method), $"{door.Path}?{query}");
            if (door.Method == "POST")
            {
                ask.Content = new FormUrlEncodedContent([.. Returns.Select(name => KeyValuePair.Create(name, evil)), KeyValuePair.Create("on", "true"), KeyValuePair.Create("email", "nobody@example.org")]);
            }

            ask.Headers.Referrer = new Uri("https://evil.example/page");
            using var answer = await (i % 2 == 0 ? reader : visitor).SendAsync(ask);
            Leads(answer, paper).ShouldBeTrue($"{door.Method} {door.Path} leads to {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task A_session_that_was_ended_is_worth_nothing_however_often_it_is_shown()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        var cookie = (await reader.SignsInAsync(Email)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("nashra-reader=", StringComparison.Ordinal)).Split(';')[0];
        using var thief = paper.Visitor();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.IsSignedInAsync()).ShouldBeTrue();

        await reader.PostsAsync("/sign-out");

        (await thief.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Stolen_lists_of_passwords_are_stopped_by_the_network_they_come_from(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var stuffer = paper.Visitor();
        var last = HttpStatusCode.OK;

        // One try at each of many accounts, slower than the minute's allowance: no account sees more than one.
        for (var account = 0; account < 101; account++)
        {
            await using var scope = paper.Services.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<Attempts>().GuessAsync($"ACCOUNT-{account}@EXAMPLE.ORG", IPAddress.Loopback, CancellationToken.None);
            }
            catch (TooManyTriesException)
            {
                last = HttpStatusCode.TooManyRequests;
            }
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        (await stuffer.SignsInAsync(Email)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await reader.IsSignedInAsync()).ShouldBeTrue(); // who is in stays in
    }

    private static async Task<HttpResponseMessage> KnocksAsync(HttpClient browser, Door door, string header, string value)
    {
        using var forged = new HttpRequestMessage(new HttpMethod(door.Method), door.Path) { Content = new FormUrlEncodedContent([]) };
        forged.Headers.Add(header, value);
        return await browser.SendAsync(forged);
    }

    private static async Task<IEnumerable<string>> TriesAsync(HttpClient browser, Door door, int number)
    {
        using var ask = new HttpRequestMessage(new HttpMethod(door.Method), door.Path)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = $"{number}", ["on"] = "false", ["words"] = "كلمة" }),
        };
        using var answer = await browser.SendAsync(ask);
        return (int)answer.StatusCode < 500 ? [] : [$"{door.Method} {door.Path}: {(int)answer.StatusCode}"];
    }

    private static bool Leads(HttpResponseMessage answer, TestNewspaper paper)
    {
        if (answer.Headers.Location is null)
        {
            return true;
        }

        var to = new Uri(paper.Address, answer.Headers.Location.OriginalString);
        return to.Authority == paper.Address.Authority && !answer.Headers.Location.OriginalString.StartsWith("//", StringComparison.Ordinal);
    }

    /// <summary>A reader with a row in every table that can hold one.</summary>
    private static async Task<HttpClient> OwnsEverythingAsync(TestNewspaper paper)
    {
        await using (var scope = paper.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(CancellationToken.None);
        }

        var section = await paper.OpensSectionAsync();
        var topic = await paper.OpensTopicAsync("ابن الهيثم");
        var article = ShortId.From((await paper.PublishesAsync("الضوء", "نص المقال.", section.Id, topic.Id)).Id);
        var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync("/follow/phrase", ("words", "الطاقة الشمسية"));
        await reader.ActsAsync($"/follow/topic/{ShortId.From(topic.Id)}", true);
        await reader.PostsAsync($"/for-you/more/section/{ShortId.From(section.Id)}", ("on", "true"));
        await reader.PostsAsync($"/saved/{article}", ("on", "true"));
        await reader.PostsAsync($"/read/{article}");
        await reader.PostsAsync($"/for-you/dismissed/{article}", ("on", "true"));
        await reader.PostsAsync("/newsletters/morning/subscribe");
        await reader.PostsAsync("/account/keys?handler=Feeds");
        await reader.PostsAsync("/account/keys?handler=Open", ("name", "برنامج"), ("scope", "Saved"));
        await paper.InDatabaseAsync(async db =>
        {
            db.Add(new ReaderLogin { LoginProvider = "https://directory.example.org/", ProviderKey = "person-1", ProviderDisplayName = "دليل", UserId = await db.Readers.Select(r => r.Id).SingleAsync() });
            await db.SaveChangesAsync();
        });
        return reader;
    }
}
