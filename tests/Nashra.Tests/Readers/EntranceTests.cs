using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Readers;

namespace Nashra.Tests.Readers;

/// <summary>What guessers, planters and forgers meet at the doors.</summary>
public sealed class EntranceTests
{
    private const string Email = "layla@example.org";

    [Theory, EveryDatabase]
    public async Task A_code_is_refused_after_five_wrong_ones_even_when_it_is_right(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var browser = paper.Visitor();
        await browser.PostsAsync("/sign-in", ("email", Email), ("way", "code"));
        var code = await paper.CodeInLastLetterAsync();
        var wrong = code == "000000" ? "000001" : "000000";

        for (var i = 0; i < AddressProof.MostTries; i++)
        {
            (await browser.PostsAsync("/sign-in/code", ("code", wrong))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await browser.PostsAsync("/sign-in/code", ("code", code))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_code_is_good_once_and_for_ten_minutes(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var browser = paper.Visitor();
        await browser.PostsAsync("/sign-in", ("email", Email), ("way", "code"));
        var code = await paper.CodeInLastLetterAsync();
        (await browser.PostsAsync("/sign-in/code", ("code", code))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await browser.PostsAsync("/sign-out");
        (await browser.PostsAsync("/sign-in/code", ("code", code))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await browser.PostsAsync("/sign-in", ("email", Email), ("way", "code"));
        paper.Clock.Advance(TimeSpan.FromMinutes(11));
        (await browser.PostsAsync("/sign-in/code", ("code", await paper.CodeInLastLetterAsync()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, EveryDatabase]
    public async Task Guesses_at_one_account_are_counted_even_when_they_come_at_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var browser = paper.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => browser.SignsInAsync(Email, $"تخمين رقم {i}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(10);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(10);
        var refused = await browser.SignsInAsync(Email);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("محاولات كثيرة");

        paper.Clock.Advance(TimeSpan.FromMinutes(16));
        (await browser.SignsInAsync(Email)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Who_guesses_slowly_meets_the_days_allowance()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);
        await using var scope = paper.Services.CreateAsyncScope();
        var attempts = scope.ServiceProvider.GetRequiredService<Attempts>();
        var account = EmailAddress.Parse(Email).Key;
        paper.Clock.Advance(TimeSpan.FromHours(15.5)); // past midnight, where a day's count begins

        for (var guess = 0; guess < 60; guess++)
        {
            await attempts.GuessAsync(account, IPAddress.Parse($"203.0.{guess}.9"), CancellationToken.None);
            paper.Clock.Advance(TimeSpan.FromMinutes(16));
        }

        await Should.ThrowAsync<TooManyTriesException>(() => attempts.GuessAsync(account, IPAddress.Parse("198.51.100.9"), CancellationToken.None));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.200", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.9", true)]
    [InlineData("2001:db8:7:1::5", "2001:db8:7:ffff::9", true)]
    [InlineData("2001:db8:7::5", "2001:db8:8::5", false)]
    public void Neighbours_share_a_network(string one, string other, bool share) =>
        (Attempts.NetworkOf(IPAddress.Parse(one)) == Attempts.NetworkOf(IPAddress.Parse(other))).ShouldBe(share);

    [Fact]
    public async Task A_flood_of_posts_from_one_address_is_stopped_before_any_hashing()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var browser = paper.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => browser.PostsAsync("/sign-in", ("email", "nowhere"), ("way", "password"))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(20);
        (await browser.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EveryDatabase]
    public async Task A_session_planted_before_signing_in_is_worth_nothing_afterwards(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        var planted = Secret.Create().Text;
        using var victim = paper.Visitor();
        victim.DefaultRequestHeaders.Add("Cookie", $"nashra-reader={planted}");

        var came = await victim.SignsInAsync(Email);

        came.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("nashra-reader=", StringComparison.Ordinal)).ShouldNotContain(planted);
        using var planter = paper.Visitor();
        planter.DefaultRequestHeaders.Add("Cookie", $"nashra-reader={planted}");
        (await planter.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);

        var cookie = (await reader.SignsInAsync(Email)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("nashra-reader=", StringComparison.Ordinal));

        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Theory]
    [InlineData("/x/..//evil.example/", "/evil.example/")]
    [InlineData("/x\\..\\\\evil.example/", "/evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\tevil")]
    public async Task Signing_in_never_leads_to_another_site(string back, string to = "/")
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var reader = await paper.ReaderAsync(Email);

        (await reader.SignsInAsync(Email, back: back)).Headers.Location!.OriginalString.ShouldBe(to);
    }

    [Theory, EveryDatabase]
    public async Task A_link_for_a_new_password_works_once_and_ends_every_other_session(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var before = await paper.ReaderAsync(Email);
        using var browser = paper.Visitor();
        await browser.PostsAsync("/forgot", ("email", Email));
        var token = await paper.TokenInLastLetterAsync();
        await browser.GetAsync($"/reset?token={token}");
        (await before.IsSignedInAsync()).ShouldBeTrue();

        (await browser.PostsAsync("/reset", ("token", token), ("password", "كلمة أخرى جديدة"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await before.IsSignedInAsync()).ShouldBeFalse();
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        (await browser.PostsAsync("/reset", ("token", token), ("password", "كلمة ثالثة أخرى"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await paper.LettersAsync()).Last().Subject.ShouldStartWith("تغيّرت كلمة مرورك");
        using var later = paper.Visitor();
        (await later.SignsInAsync(Email)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await later.SignsInAsync(Email, "كلمة أخرى جديدة")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, EveryDatabase]
    public async Task A_sign_in_from_a_new_kind_of_device_is_announced_by_letter(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var phone = paper.Visitor();
        phone.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36");

        await phone.SignsInAsync(Email);
        await phone.SignsInAsync(Email);

        var told = (await paper.LettersAsync()).Where(letter => letter.Subject.Contains("جهاز جديد", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBe(1);
        told[0].Text.ShouldContain("كروم");
        (await paper.InDatabaseAsync(db => db.ReaderSessions.Select(session => session.Device).Distinct().ToListAsync())).ShouldBe(["other/other", "chrome/android"], ignoreOrder: true);
    }
}
