using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Account;
using Nashra.Readers;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Account;

public sealed class AccountTests
{
    private const string Email = "layla@example.org";
    private const string Moved = "new-home@example.org";

    [Theory, EveryDatabase]
    public async Task An_account_moves_to_an_address_that_has_confirmed_and_the_old_one_is_told(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        (await reader.PostsAsync("/account/change-address", ("email", Moved), ("password", "خطأ خطأ خطأ"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await reader.PostsAsync("/account/change-address", ("email", Moved), ("password", Visit.Password));
        var asked = (await paper.LettersAsync())[^1];
        var token = await paper.TokenInLastLetterAsync();
        asked.Recipient.ShouldBe(Moved);
        await reader.GetAsync($"/account/address?token={token}");
        (await EmailAsync(paper)).ShouldBe(Email);

        (await reader.PostsAsync("/account/address", ("token", token))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await EmailAsync(paper)).ShouldBe(Moved);
        var told = (await paper.LettersAsync())[^1];
        told.Recipient.ShouldBe(Email);
        told.Text.ShouldNotContain(Moved);
        (await reader.PostsAsync("/account/address", ("token", token))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, EveryDatabase]
    public async Task A_changed_password_signs_out_every_other_device(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var here = await paper.ReaderAsync(Email);
        using var there = paper.Visitor();
        await there.SignsInAsync(Email);

        (await here.PostsAsync("/account/password", ("password", Visit.Password), ("newPassword", "كلمة أخرى جديدة"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await here.IsSignedInAsync()).ShouldBeTrue();
        (await there.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_reader_ends_own_sessions_and_nobody_elses(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var other = await paper.ReaderAsync("other@example.org");
        using var phone = paper.Visitor();
        await phone.SignsInAsync(Email);
        var sessions = await paper.InDatabaseAsync(db => db.ReaderSessions.OrderBy(session => session.Id).Select(session => session.Id).ToListAsync());

        (await reader.PostsAsync("/account?handler=EndDevice", ("id", $"{sessions[1]}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.PostsAsync("/account?handler=EndDevice", ("id", $"{sessions[2]}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await other.IsSignedInAsync()).ShouldBeTrue();
        (await phone.IsSignedInAsync()).ShouldBeFalse();
        (await reader.IsSignedInAsync()).ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Switching_the_history_off_forgets_what_was_read(DatabaseKind kind)
    {
        var memory = new Memory();
        await using var paper = await TestNewspaper.OpenAsync(kind, builder => builder.Services.AddSingleton<IForgetsReading>(memory));
        using var reader = await paper.ReaderAsync(Email);

        await reader.PostsAsync("/account?handler=History", ("on", "false"));
        await reader.PostsAsync("/account?handler=Tailoring", ("on", "false"));

        memory.Forgotten.ShouldBe(1);
        var (history, tailored) = await paper.InDatabaseAsync(async db =>
        {
            var kept = await db.Readers.SingleAsync();
            return (kept.KeepsHistory, kept.IsTailored);
        });
        history.ShouldBeFalse();
        tailored.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task The_export_holds_what_the_account_keeps(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync("/account?handler=Name", ("name", "ليلى"));

        var profile = JsonNode.Parse(await reader.GetStringAsync("/account/export.json"))!["profile"]!;

        profile["email"]!.GetValue<string>().ShouldBe(Email);
        profile["name"]!.GetValue<string>().ShouldBe("ليلى");
        profile["devices"]!.AsArray().Count.ShouldBe(1);
        using var stranger = paper.Visitor();
        (await stranger.GetAsync("/account/export.json")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, EveryDatabase]
    public async Task Erasing_asks_for_the_address_and_then_leaves_no_row(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        using var other = await paper.ReaderAsync("other@example.org");
        (await reader.PostsAsync("/account/erase", ("confirmation", "other@example.org"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await reader.PostsAsync("/account/erase", ("confirmation", Email))).Headers.Location!.OriginalString.ShouldBe("/account/erased");

        (await reader.IsSignedInAsync()).ShouldBeFalse();
        (await other.IsSignedInAsync()).ShouldBeTrue();
        (await paper.InDatabaseAsync(db => db.Readers.Select(r => r.Email).ToListAsync())).ShouldBe(["other@example.org"]);
        (await paper.LettersAsync()).ShouldAllBe(letter => letter.Recipient == "other@example.org");
        (await paper.InDatabaseAsync(db => db.AddressProofs.CountAsync())).ShouldBe(0);
        (await File.ReadAllLinesAsync(paper.Installation.FilePath("erasures.ledger"))).Length.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task With_the_second_step_on_a_password_alone_lets_nobody_in(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var reader = await paper.ReaderAsync(Email);
        await reader.PostsAsync("/account/second-factor?handler=Start");
        var on = await reader.PostsAsync("/account/second-factor?handler=On", ("code", await AuthenticatorAsync(paper)));
        on.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var browser = paper.Visitor();

        (await browser.SignsInAsync(Email, back: "/saved")).Headers.Location!.OriginalString.ShouldStartWith("/sign-in/second");
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await browser.PostsAsync("/sign-in/second", ("code", "000000"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var recovery = System.Text.RegularExpressions.Regex.Matches(await on.Content.ReadAsStringAsync(), "<code dir=\"ltr\">([^<]+)</code>", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1)).Select(match => match.Groups[1].Value).ToList();
        recovery.Count.ShouldBe(10);
        (await browser.PostsAsync("/sign-in/second", ("code", recovery[0]), ("back", "/saved"))).Headers.Location!.OriginalString.ShouldBe("/saved");
        (await browser.IsSignedInAsync()).ShouldBeTrue();

        using var again = paper.Visitor();
        await again.SignsInAsync(Email);
        (await again.PostsAsync("/sign-in/second", ("code", recovery[0]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await paper.InDatabaseAsync(db => db.Set<ReaderToken>().Select(token => token.Value).ToListAsync())).ShouldAllBe(value => !value!.Contains(recovery[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_door_and_back()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var visitor = paper.Visitor();

        (await visitor.GetAsync("/account/password")).Headers.Location!.OriginalString.ShouldBe("/sign-in?back=%2Faccount%2Fpassword");
    }

    private static Task<string?> EmailAsync(TestNewspaper paper) => paper.InDatabaseAsync(db => db.Readers.Select(reader => reader.Email).SingleAsync());

    // As the reader's phone would: a time-based code (RFC 6238) of the secret, at the real time, as the framework checks it.
    private static async Task<string> AuthenticatorAsync(TestNewspaper paper)
    {
        await using var scope = paper.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Reader>>();
        var db = scope.ServiceProvider.GetRequiredService<Nashra.Database.NewsDb>();
        var key = (await accounts.GetAuthenticatorKeyAsync(await db.Readers.SingleAsync()))!;
        return Totp.Code(key, TimeProvider.System.GetUtcNow());
    }

    private sealed class Memory : IForgetsReading
    {
        public int Forgotten { get; private set; }

        public Task ForgetAsync(long readerId, CancellationToken cancel)
        {
            Forgotten++;
            return Task.CompletedTask;
        }
    }
}
