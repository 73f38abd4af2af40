using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Readers;

namespace Nashra.Tests.Readers;

public sealed class JoiningTests
{
    private const string Email = "layla@example.org";

    [Theory, EveryDatabase]
    public async Task A_visitor_is_a_reader_only_after_pressing_the_button_behind_the_letters_link(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var browser = paper.Visitor();

        (await browser.AsksToJoinAsync(Email)).Headers.Location!.OriginalString.ShouldBe("/join/sent");
        var token = await paper.TokenInLastLetterAsync();
        (await paper.InDatabaseAsync(db => db.Readers.CountAsync())).ShouldBe(0);

        (await browser.GetStringAsync($"/join/confirm?token={token}")).ShouldContain(Email);
        await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/join/confirm?token={token}"));
        (await paper.InDatabaseAsync(db => db.Readers.CountAsync())).ShouldBe(0);

        (await browser.PostsAsync("/join/confirm", ("token", token))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        (await paper.LettersAsync()).Count.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task The_link_works_once_and_no_longer_than_a_day(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var browser = await paper.ReaderAsync(Email);
        var used = await paper.TokenInLastLetterAsync();
        (await browser.PostsAsync("/join/confirm", ("token", used))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        using var late = paper.Visitor();
        await late.AsksToJoinAsync("late@example.org");
        paper.Clock.Advance(TimeSpan.FromHours(25));
        (await late.PostsAsync("/join/confirm", ("token", await paper.TokenInLastLetterAsync()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await paper.InDatabaseAsync(db => db.Readers.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task In_another_browser_the_password_chosen_at_sign_up_is_asked_for(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var laptop = paper.Visitor();
        await laptop.AsksToJoinAsync(Email);
        var token = await paper.TokenInLastLetterAsync();
        using var phone = paper.Visitor();

        (await phone.PostsAsync("/join/confirm", ("token", token))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await phone.PostsAsync("/join/confirm", ("token", token), ("password", Visit.Password))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await phone.IsSignedInAsync()).ShouldBeTrue();
        (await laptop.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_code_makes_the_account_only_in_the_browser_that_asked_for_it(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var browser = paper.Visitor();
        using var stranger = paper.Visitor();
        await browser.PostsAsync("/join", ("email", Email), ("way", "code"));
        var code = await paper.CodeInLastLetterAsync();

        (await stranger.PostsAsync("/sign-in/code", ("code", code))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostsAsync("/sign-in/code", ("code", code))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        (await stranger.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_reader_signs_in_and_out_and_the_old_cookie_is_worth_nothing(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var first = await paper.ReaderAsync(Email);
        using var browser = paper.Visitor();
        (await browser.IsSignedInAsync()).ShouldBeFalse();

        var came = await browser.SignsInAsync(Email, back: "/saved");
        came.Headers.Location!.OriginalString.ShouldBe("/saved");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        await browser.PostsAsync("/sign-out");

        (await browser.IsSignedInAsync()).ShouldBeFalse();
        var cookie = came.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("nashra-reader", StringComparison.Ordinal)).Split(';')[0];
        using var thief = paper.Visitor();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        (await thief.IsSignedInAsync()).ShouldBeFalse();
        (await first.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("قصيرة")]
    [InlineData("password1")]
    [InlineData("aaaaaaaaaa")]
    [InlineData("layla@example.org")]
    public async Task A_password_that_is_guessed_first_is_refused_and_what_was_typed_stays(string password)
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var browser = paper.Visitor();

        var refused = await browser.PostsAsync("/join", ("email", Email), ("password", password), ("way", "password"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain($"value=\"{Email}\"");
        (await paper.LettersAsync()).ShouldBeEmpty();
    }
}
