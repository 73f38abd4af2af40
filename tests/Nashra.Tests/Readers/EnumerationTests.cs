using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nashra.Platform.Post;
using Nashra.Readers;

namespace Nashra.Tests.Readers;

/// <summary>Nobody learns from an answer, or from the work behind it, whether an address has an account.</summary>
public sealed class EnumerationTests
{
    private const string Known = "known@example.org";
    private const string Unknown = "never@example.org";

    public static TheoryData<DatabaseKind, string> Entrances()
    {
        var rows = new TheoryData<DatabaseKind, string>();
        foreach (var entrance in new[] { "join", "join by code", "sign in", "sign in by code", "forgot" })
        {
            rows.Add(DatabaseKind.Sqlite, entrance);
            rows.Add(DatabaseKind.Postgres, entrance);
        }

        return rows;
    }

    [Theory, MemberData(nameof(Entrances))]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_for_the_same_work(DatabaseKind kind, string entrance)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && TestDatabase.Postgres is null, "NASHRA_TEST_POSTGRES names no server; ./check starts one");
        var hasher = new CountingHasher();
        await using var paper = await TestNewspaper.OpenAsync(kind, builder => builder.Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Reader>>(hasher)));
        using var reader = await paper.ReaderAsync(Known);

        var known = await TraceAsync(paper, hasher, entrance, Known);
        var unknown = await TraceAsync(paper, hasher, entrance, Unknown);

        unknown.ShouldBe(known);
        known.Hashes.ShouldBe(entrance is "join" or "sign in" ? 1 : 0);
        known.Letters.ShouldBe(entrance is "sign in" ? 0 : 1);
    }

    [Theory, EveryDatabase]
    public async Task An_address_that_is_taken_gets_the_same_answer_when_a_reader_asks_to_move_there(DatabaseKind kind)
    {
        var hasher = new CountingHasher();
        await using var paper = await TestNewspaper.OpenAsync(kind, builder => builder.Services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Reader>>(hasher)));
        using var other = await paper.ReaderAsync(Known);
        using var reader = await paper.ReaderAsync("reader@example.org");

        var taken = await TraceAsync(paper, hasher, Known, () => reader.PostsAsync("/account/change-address", ("email", Known), ("password", Visit.Password)));
        var free = await TraceAsync(paper, hasher, Unknown, () => reader.PostsAsync("/account/change-address", ("email", Unknown), ("password", Visit.Password)));

        free.ShouldBe(taken);
    }

    private static async Task<Trace> TraceAsync(TestNewspaper paper, CountingHasher hasher, string entrance, string email)
    {
        using var browser = paper.Visitor();
        return await TraceAsync(paper, hasher, email, () => entrance switch
        {
            "join" => browser.AsksToJoinAsync(email),
            "join by code" => browser.PostsAsync("/join", ("email", email), ("way", "code")),
            "sign in" => browser.SignsInAsync(email, "ليست كلمة المرور"),
            "sign in by code" => browser.PostsAsync("/sign-in", ("email", email), ("way", "code")),
            _ => browser.PostsAsync("/forgot", ("email", email)),
        });
    }

    private static async Task<Trace> TraceAsync(TestNewspaper paper, CountingHasher hasher, string email, Func<Task<HttpResponseMessage>> ask)
    {
        var (hashes, rows, letters) = (hasher.Hashes, await RowsAsync(paper), (await paper.LettersAsync()).Count);
        var answer = await ask();
        return new Trace(
            answer.StatusCode,
            answer.Headers.Location?.OriginalString,
            (await answer.Content.ReadAsStringAsync()).Replace(email, "…", StringComparison.Ordinal),
            string.Join(' ', answer.Headers.Select(header => header.Key).Order(StringComparer.Ordinal)),
            hasher.Hashes - hashes,
            await RowsAsync(paper) - rows,
            (await paper.LettersAsync()).Count - letters);
    }

    // Counters of guesses begin and end with their windows; everything else an answer writes is compared.
    private static Task<int> RowsAsync(TestNewspaper paper) => paper.InDatabaseAsync(async db =>
        await db.Readers.CountAsync() + await db.ReaderSessions.CountAsync() + await db.AddressProofs.CountAsync() + await db.Letters.CountAsync() + await db.Set<ReaderToken>().CountAsync());

    private sealed record Trace(HttpStatusCode Status, string? Location, string Body, string Headers, int Hashes, int Rows, int Letters);
}
