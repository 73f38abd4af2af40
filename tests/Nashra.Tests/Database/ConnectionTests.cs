using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Database;
using Nashra.Platform.Post;
using Npgsql;

namespace Nashra.Tests.Database;

public sealed class ConnectionTests
{
    private const long Normal = 1;
    private const long Full = 2;

    [Fact]
    public async Task A_connection_that_comes_back_from_the_pool_still_overwrites_what_is_erased()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);

        for (var time = 0; time < 3; time++)
        {
            (await AskAsync(paper, "SELECT secure_delete AS \"Value\" FROM pragma_secure_delete")).ShouldBe(1);
            (await AskAsync(paper, "SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys")).ShouldBe(1);
            (await AskAsync(paper, "SELECT cache_size AS \"Value\" FROM pragma_cache_size")).ShouldBe(-2000);
        }
    }

    [Fact]
    public async Task A_session_of_work_reaches_the_disk_with_each_commit_and_leaves_its_connection_as_it_was()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var sessions = paper.Services.GetRequiredService<WorkSessions>();

        for (var time = 0; time < 3; time++)
        {
            await using var session = await sessions.OpenAsync(CancellationToken.None);
            (await session.Db.Database.SqlQueryRaw<long>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync()).ShouldBe(Full);
        }

        for (var time = 0; time < 3; time++)
        {
            (await AskAsync(paper, "SELECT synchronous AS \"Value\" FROM pragma_synchronous")).ShouldBe(Normal);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_one_session_of_work_held_is_free_for_the_next_on_the_same_connection(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var sessions = paper.Services.GetRequiredService<WorkSessions>();

        for (var time = 0; time < 3; time++)
        {
            await using var first = await sessions.OpenAsync(CancellationToken.None);
            await using var second = await sessions.OpenAsync(CancellationToken.None);
            (await first.TryHoldAsync(WorkSessions.Ticking, 7, CancellationToken.None)).ShouldBeTrue();
            (await second.TryHoldAsync(WorkSessions.Ticking, 7, CancellationToken.None)).ShouldBeFalse();
        }
    }

    [Fact]
    public void An_operators_word_about_the_pool_stands()
    {
        var ours = new NpgsqlConnectionStringBuilder(DatabaseRegistration.PostgresConnectionString("Host=db;Username=nashra"));
        var theirs = new NpgsqlConnectionStringBuilder(DatabaseRegistration.PostgresConnectionString("Host=db;Username=nashra;Max Auto Prepare=0;No Reset On Close=false"));

        (ours.MaxAutoPrepare, ours.NoResetOnClose, ours.Username).ShouldBe((200, true, "nashra"));
        (theirs.MaxAutoPrepare, theirs.NoResetOnClose).ShouldBe((0, false));
    }

    private static Task<long> AskAsync(TestNewspaper paper, string question) => paper.InDatabaseAsync(db => db.Database.SqlQueryRaw<long>(question).SingleAsync());
}
