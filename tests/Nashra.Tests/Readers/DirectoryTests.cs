using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Readers;
using Nashra.Readers.Directories;

namespace Nashra.Tests.Readers;

/// <summary>Signing in through the publisher's own directory, played by a real one on this machine.</summary>
public sealed class DirectoryTests
{
    private const string Email = "layla@example.org";

    [Theory, EveryDatabase]
    public async Task Who_comes_from_the_directory_gets_an_account_and_finds_it_again(DatabaseKind kind)
    {
        await using var directory = await OpenDirectory.OpenAsync();
        await using var paper = await OpenAsync(kind, directory);
        using var browser = paper.Visitor();
        (await browser.GetStringAsync("/sign-in?back=/saved")).ShouldContain("الدخول عبر دليل الصحيفة");

        (await ComesAsync(browser, "/saved")).ShouldBe("/saved");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        directory.Person = new { sub = "person-1", email = "changed@example.org", email_verified = false };
        using var phone = paper.Visitor();
        await ComesAsync(phone);

        (await phone.IsSignedInAsync()).ShouldBeTrue();
        (await paper.InDatabaseAsync(db => db.Readers.Select(reader => reader.Email).ToListAsync())).ShouldBe([Email]);
    }

    [Theory, EveryDatabase]
    public async Task An_account_is_joined_only_by_an_address_the_directory_has_verified_and_by_one_person(DatabaseKind kind)
    {
        await using var directory = await OpenDirectory.OpenAsync();
        await using var paper = await OpenAsync(kind, directory);
        using var reader = await paper.ReaderAsync(Email);
        using var browser = paper.Visitor();

        directory.Person = new { sub = "person-1", email = Email, email_verified = false };
        (await ComesAsync(browser)).ShouldBe("/sign-in?directory=unverified");
        (await browser.GetStringAsync("/sign-in?directory=unverified")).ShouldContain("لم يؤكد الدليل");
        directory.Person = new { sub = "person-1", email = Email };
        (await ComesAsync(browser)).ShouldBe("/sign-in?directory=unverified");
        directory.Person = new { sub = "person-1", email = Email, email_verified = true };
        (await ComesAsync(browser)).ShouldBe("/");
        (await paper.InDatabaseAsync(db => db.Readers.CountAsync())).ShouldBe(1);
        directory.Person = new { sub = "person-2", email = Email, email_verified = true };
        using var other = paper.Visitor();
        (await ComesAsync(other)).ShouldBe("/sign-in?directory=another");

        (await other.IsSignedInAsync()).ShouldBeFalse();
        (await reader.GetStringAsync("/account")).ShouldContain("دليل الصحيفة");
        (await reader.PostsAsync("/account?handler=RemoveDirectory", ("subject", "person-1"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await paper.InDatabaseAsync(db => db.Set<ReaderLogin>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_or_that_came_before_signs_nobody_in()
    {
        await using var directory = await OpenDirectory.OpenAsync();
        await using var paper = await OpenAsync(DatabaseKind.Sqlite, directory);
        using var attacker = paper.Visitor();
        var callback = await AnswerAsync(attacker, "/");
        using var victim = paper.Visitor();

        (await victim.GetAsync(callback)).Headers.Location!.OriginalString.ShouldBe("/sign-in?directory=refused");
        (await victim.IsSignedInAsync()).ShouldBeFalse();
        (await attacker.GetAsync(callback)).Headers.Location!.OriginalString.ShouldBe("/");
        (await attacker.GetAsync(callback)).Headers.Location!.OriginalString.ShouldBe("/sign-in?directory=refused");
    }

    [Fact]
    public async Task A_directory_that_is_down_leaves_the_other_doors_open()
    {
        var directory = await OpenDirectory.OpenAsync();
        await using var paper = await OpenAsync(DatabaseKind.Sqlite, directory);
        await directory.DisposeAsync();
        using var browser = paper.Visitor();

        (await browser.GetAsync("/sign-in/directory")).Headers.Location!.OriginalString.ShouldBe("/sign-in?directory=unreachable");
        (await browser.GetAsync("/sign-in?directory=unreachable")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_directory_there_is_neither_a_button_nor_an_address()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var browser = paper.Visitor();

        (await browser.GetStringAsync("/sign-in")).ShouldNotContain("/sign-in/directory");
        (await browser.GetAsync("/sign-in/directory")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/sign-in/directory/callback?code=x&state=y")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("http://directory.example.org/", "id", "secret")]
    [InlineData("https://directory.example.org/", "", "secret")]
    [InlineData("https://directory.example.org/", "id", null)]
    public void A_directory_named_unsafely_or_not_whole_stops_the_start(string issuer, string client, string? secret) =>
        Should.Throw<FormatException>(() => DirectorySettings.Read(name => name switch { "NASHRA_OIDC_ISSUER" => issuer, "NASHRA_OIDC_CLIENT" => client, "NASHRA_OIDC_SECRET" => secret, _ => null }));

    private static Task<TestNewspaper> OpenAsync(DatabaseKind kind, OpenDirectory directory) => TestNewspaper.OpenAsync(
        kind, builder => builder.Services.AddDirectory(new DirectorySettings(directory.Issuer, OpenDirectory.Client, OpenDirectory.Secret, "دليل الصحيفة")));

    /// <summary>Through the directory and back; where the reader stands then.</summary>
    private static async Task<string> ComesAsync(HttpClient browser, string back = "/") =>
        (await browser.GetAsync(await AnswerAsync(browser, back))).Headers.Location!.OriginalString;

    private static async Task<Uri> AnswerAsync(HttpClient browser, string back)
    {
        var asked = (await browser.GetAsync($"/sign-in/directory?back={back}")).Headers.Location!;
        using var elsewhere = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        return (await elsewhere.GetAsync(asked)).Headers.Location!;
    }
}
