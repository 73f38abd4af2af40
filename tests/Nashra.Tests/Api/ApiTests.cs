using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Readers;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Api;

/// <summary>What a program may do with a reader's key, and what it may not.</summary>
public sealed class ApiTests
{
    private const string Email = "layla@example.org";

    [Theory, EveryDatabase]
    public async Task A_program_reads_searches_follows_saves_and_subscribes_for_its_reader(DatabaseKind kind)
    {
        await using var paper = await OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var topic = await paper.OpensTopicAsync("ابن الهيثم");
        var article = await paper.PublishesAsync("الضوء يدخل من ثقب", "دخل العالم إلى غرفة مظلمة.", section.Id, topic.Id);
        using var reader = await paper.ReaderAsync(Email);
        using var program = await ProgramAsync(paper, reader, "Content", "Search", "Follows", "Saved", "Newsletters");
        var (id, about) = (ShortId.From(article.Id), ShortId.From(topic.Id));

        (await JsonAsync(program, "/api/v1/sections"))[0]!["slug"]!.GetValue<string>().ShouldBe("science");
        (await JsonAsync(program, "/api/v1/articles?section=science"))["items"]![0]!["headline"]!.GetValue<string>().ShouldBe("الضوء يدخل من ثقب");
        (await JsonAsync(program, $"/api/v1/articles/{id}"))["text"]!.GetValue<string>().ShouldContain("غرفة مظلمة");
        (await JsonAsync(program, "/api/v1/search?q=الضوء"))["total"].ShouldNotBeNull();
        (await program.PutAsync($"/api/v1/follows/topic/{about}", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await program.PutAsync("/api/v1/mutes/phrase?words=كرة القدم", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await JsonAsync(program, "/api/v1/follows")).AsArray().Select(follow => (follow!["name"]!.GetValue<string>(), follow["muted"]!.GetValue<bool>())).ShouldBe([("ابن الهيثم", false), ("كرة القدم", true)], ignoreOrder: true);
        (await JsonAsync(program, "/api/v1/for-you"))[0]!["reason"]!.GetValue<string>().ShouldBe("لأنك تتابع \u2068ابن الهيثم\u2069");
        (await program.PutAsync($"/api/v1/saved/{id}", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await JsonAsync(program, "/api/v1/saved"))["items"]!.AsArray().Count.ShouldBe(1);
        (await program.PutAsync("/api/v1/newsletters/morning/subscription", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await JsonAsync(program, "/api/v1/newsletters")).AsArray().Single(n => n!["slug"]!.GetValue<string>() == "morning")!["subscribed"]!.GetValue<bool>().ShouldBeTrue();

        await program.DeleteAsync($"/api/v1/follows/topic/{about}");
        await program.DeleteAsync($"/api/v1/saved/{id}");
        await program.DeleteAsync("/api/v1/newsletters/morning/subscription");
        (await paper.InDatabaseAsync(db => db.Set<Nashra.Following.Follow>().CountAsync(f => !f.IsMute))).ShouldBe(0);
        (await JsonAsync(program, "/api/v1/saved"))["items"]!.AsArray().ShouldBeEmpty();
        (await paper.InDatabaseAsync(db => db.Subscriptions.SingleAsync())).State.ShouldBe(SubscriptionState.Left);
    }

    [Fact]
    public async Task Every_refusal_is_told_in_Arabic_as_a_problem()
    {
        await using var paper = await OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        using var program = await ProgramAsync(paper, reader, "Follows");

        await RefusedAsync(await reader.GetAsync("/api/v1/follows"), 401, "Authorization"); // a session is no key
        await RefusedAsync(await program.GetAsync("/api/v1/saved"), 403, "saved");
        await RefusedAsync(await program.PutAsync("/api/v1/follows/topic/zz", null), 404, "ليس هنا ما طلبته");
        await RefusedAsync(await program.PutAsync("/api/v1/follows/phrase?words=من إلى", null), 422, "اكتب كلمة تدل");
        await RefusedAsync(await program.GetAsync("/api/v1/nowhere"), 404, "/api");
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret.Create().Text);
        await RefusedAsync(await program.GetAsync("/api/v1/follows"), 401, "Authorization");
    }

    [Theory, EveryDatabase]
    public async Task A_revoked_key_opens_nothing_from_the_next_request_on(DatabaseKind kind)
    {
        await using var paper = await OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var other = await paper.ReaderAsync("other@example.org");
        using var program = await ProgramAsync(paper, reader, "Follows");
        var key = await paper.InDatabaseAsync(db => db.Set<AccessKey>().SingleAsync());
        (await other.PostsAsync("/account/keys?handler=Revoke", ("id", $"{key.Id}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync("/api/v1/follows")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await reader.PostsAsync("/account/keys?handler=Revoke", ("id", $"{key.Id}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await program.GetAsync("/api/v1/follows")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_is_stored_as_its_hash_and_must_open_something()
    {
        await using var paper = await OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);

        (await reader.PostsAsync("/account/keys?handler=Open", ("name", "قارئ"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await (await reader.PostsAsync("/account/keys?handler=Open", ("name", "قارئ"), ("scope", "Saved"))).Content.ReadAsStringAsync();

        var token = TokenIn(page);
        (await reader.GetStringAsync("/account/keys")).ShouldNotContain(token);
        (await Account.Traces.InRowsAsync(paper, token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait_and_others_are_not()
    {
        await using var paper = await OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        using var eager = await ProgramAsync(paper, reader, "Content");
        using var calm = await ProgramAsync(paper, reader, "Content");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => eager.GetAsync("/api/v1/sections")));

        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        await RefusedAsync(refused, 429, "انتظر");
        (await calm.GetAsync("/api/v1/sections")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_other_site_may_use_the_api_unless_the_operator_names_it()
    {
        await using var closed = await OpenAsync(DatabaseKind.Sqlite);
        (await PreflightAsync(closed)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();

        await using var opened = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite, builder => Nashra.Api.ApiOrigins.AddApiOrigins(builder.Services, "https://app.example.org"));
        (await PreflightAsync(opened)).Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://app.example.org"]);
    }

    [Fact]
    public async Task The_api_describes_itself_to_programs_and_to_people()
    {
        await using var paper = await OpenAsync(DatabaseKind.Sqlite);
        using var visitor = paper.Visitor();

        var document = JsonNode.Parse(await visitor.GetStringAsync("/api/openapi.json"))!;
        var paths = document["paths"]!.AsObject().Select(path => path.Key).ToList();
        paths.ShouldContain("/api/v1/follows/{kind}/{id}");
        paths.ShouldAllBe(path => path.StartsWith("/api/v1/", StringComparison.Ordinal));
        document["components"]!["securitySchemes"]!["key"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
        document["paths"]!["/api/v1/saved"]!["get"]!["summary"]!.GetValue<string>().ShouldBe("محفوظاتك");
        var page = await visitor.GetStringAsync("/api");
        paths.ShouldAllBe(path => page.Contains(path, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Personal_feeds_are_read_by_their_address_until_it_is_replaced(DatabaseKind kind)
    {
        await using var paper = await OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var topic = await paper.OpensTopicAsync("ابن الهيثم");
        var article = await paper.PublishesAsync("الضوء يدخل من ثقب", "دخل العالم إلى غرفة مظلمة.", section.Id, topic.Id);
        using var reader = await paper.ReaderAsync(Email);
        await reader.ActsAsync($"/follow/topic/{ShortId.From(topic.Id)}", true);
        await reader.PostsAsync($"/saved/{ShortId.From(article.Id)}", ("on", "true"));
        await reader.PostsAsync("/account/keys?handler=Feeds");
        var news = await NewsAddressAsync(reader);
        using var feedReader = paper.Visitor();

        (await feedReader.GetStringAsync(news)).ShouldSatisfyAllConditions(
            feed => feed.ShouldContain("لأنك تتابع \u2068ابن الهيثم\u2069"),
            feed => feed.ShouldContain("الضوء يدخل من ثقب"));
        var saved = news.Replace("news.xml", "saved.json", StringComparison.Ordinal);
        JsonNode.Parse(await feedReader.GetStringAsync(saved))!["items"]!.AsArray().Count.ShouldBe(1);
        (await feedReader.GetAsync(news)).Headers.CacheControl!.NoStore.ShouldBeTrue();
        await reader.ActsAsync($"/mute/topic/{ShortId.From(topic.Id)}", true);
        (await feedReader.GetStringAsync(news)).ShouldNotContain("الضوء يدخل من ثقب");

        await reader.PostsAsync("/account/keys?handler=Feeds");
        (await feedReader.GetAsync(news)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await NewsAddressAsync(reader)).ShouldNotBe(news);
        (await feedReader.GetAsync($"/feeds/{Secret.Create().Text}/news.xml")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_feed_that_is_asked_for_too_often_rests_and_other_feeds_do_not()
    {
        await using var paper = await OpenAsync(DatabaseKind.Sqlite);
        using var eager = await paper.ReaderAsync(Email);
        using var calm = await paper.ReaderAsync("calm@example.org");
        await eager.PostsAsync("/account/keys?handler=Feeds");
        await calm.PostsAsync("/account/keys?handler=Feeds");
        var (hers, his) = (await NewsAddressAsync(eager), await NewsAddressAsync(calm));
        using var program = paper.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => program.GetAsync(hers)));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBeGreaterThan(0);
        answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).Headers.RetryAfter.ShouldNotBeNull();
        (await program.GetAsync(his)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<TestNewspaper> OpenAsync(DatabaseKind kind)
    {
        var paper = await TestNewspaper.OpenAsync(kind);
        await using var scope = paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsletterFounding>().FoundAsync(CancellationToken.None);
        return paper;
    }

    private static async Task<HttpClient> ProgramAsync(TestNewspaper paper, HttpClient reader, params string[] scopes)
    {
        var answer = await reader.PostsAsync("/account/keys?handler=Open", [("name", "برنامج"), .. scopes.Select(scope => ("scope", scope))]);
        var program = paper.Visitor();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenIn(await answer.Content.ReadAsStringAsync()));
        return program;
    }

    private static string TokenIn(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "<code dir=\"ltr\">([^<]{43})</code>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1)).Groups[1].Value;

    private static async Task<string> NewsAddressAsync(HttpClient reader) =>
        new Uri(System.Text.RegularExpressions.Regex.Match(await reader.GetStringAsync("/account/keys"), "https?://[^<\"]*/news.xml", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1)).Value).AbsolutePath;

    private static async Task<JsonNode> JsonAsync(HttpClient program, string path) => JsonNode.Parse(await program.GetStringAsync(path))!;

    private static async Task RefusedAsync(HttpResponseMessage answer, int status, string words)
    {
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        problem["detail"]!.GetValue<string>().ShouldContain(words);
        problem["title"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    private static async Task<HttpResponseMessage> PreflightAsync(TestNewspaper paper)
    {
        using var visitor = paper.Visitor();
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/api/v1/follows");
        ask.Headers.Add("Origin", "https://app.example.org");
        ask.Headers.Add("Access-Control-Request-Method", "GET");
        ask.Headers.Add("Access-Control-Request-Headers", "authorization");
        return await visitor.SendAsync(ask);
    }
}
