using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Nashra.Admin;
using Nashra.Articles;
using Nashra.Platform;

namespace Nashra.Tests.Admin;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_taken_while_the_newsroom_writes_restores_to_a_whole_paper()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var section = await paper.OpensSectionAsync();
        await paper.PublishesAsync("الخبر الأول", "نص الخبر الأول.", section.Id);
        var file = paper.Installation.FilePath("paper.tar.gz");
        using var enough = new CancellationTokenSource();
        // On a thread of its own: SQLite answers without ever waiting, so the loop would not come back.
        var writing = Task.Run(() => WriteOnAsync(paper, section.Id, enough.Token), CancellationToken.None);

        await new BackupArchive(paper.Installation, paper.Clock).WriteAsync(file, CancellationToken.None);
        await enough.CancelAsync();
        await writing;
        var restored = await RestoreElsewhereAsync(file);

        try
        {
            var articles = await CountAsync(restored, "SELECT count(*) FROM article");
            articles.ShouldBeGreaterThan(0);
            (await CountAsync(restored, "SELECT count(*) FROM article_change")).ShouldBe(articles);
            (await CountAsync(restored, "SELECT count(*) FROM pragma_foreign_key_check")).ShouldBe(0);
        }
        finally
        {
            Directory.Delete(restored.DataFolder, recursive: true);
        }
    }

    [Fact]
    public async Task An_archive_cut_short_is_refused_and_nothing_is_touched()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var file = paper.Installation.FilePath("paper.tar.gz");
        var archive = new BackupArchive(paper.Installation, paper.Clock);
        await archive.WriteAsync(file, CancellationToken.None);
        var whole = await File.ReadAllBytesAsync(file);

        foreach (var length in new[] { 0, 10, whole.Length / 2, whole.Length * 3 / 4 })
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            await Should.ThrowAsync<InvalidDataException>(() => archive.RestoreAsync(file, CancellationToken.None));
        }

        (await paper.InDatabaseAsync(db => db.Articles.CountAsync())).ShouldBe(0);
        Directory.EnumerateDirectories(paper.Installation.DataFolder, ".backup-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stood_there_is_moved_aside_and_not_lost()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var file = paper.Installation.FilePath("paper.tar.gz");
        await new BackupArchive(paper.Installation, paper.Clock).WriteAsync(file, CancellationToken.None);
        var other = new Installation(Directory.CreateTempSubdirectory("nashra-test-").FullName, Installation.DefaultUrls, null, IsDevelopment: false);
        await File.WriteAllTextAsync(other.FilePath("nashra.db"), "what stood there");

        var aside = await new BackupArchive(other, paper.Clock).RestoreAsync(file, CancellationToken.None);

        (await File.ReadAllTextAsync(aside!)).ShouldBe("what stood there");
        Directory.Delete(other.DataFolder, recursive: true);
    }

    [Fact]
    public async Task A_node_says_whether_readers_may_be_sent_to_it()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var balancer = paper.Visitor();

        (await balancer.GetStringAsync("/healthz")).ShouldBe("ok");
        (await balancer.GetStringAsync("/readyz")).ShouldBe("ready");
        await paper.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM schema_migration WHERE number = 1"));
        ((int)(await balancer.GetAsync("/readyz")).StatusCode).ShouldBe(503);
    }

    private static async Task WriteOnAsync(TestNewspaper paper, long sectionId, CancellationToken enough)
    {
        for (var number = 2; !enough.IsCancellationRequested; number++)
        {
            await paper.PublishesAsync($"الخبر {number}", $"نص الخبر رقم {number}.", sectionId);
        }
    }

    private static async Task<Installation> RestoreElsewhereAsync(string file)
    {
        var elsewhere = new Installation(Directory.CreateTempSubdirectory("nashra-test-").FullName, Installation.DefaultUrls, null, IsDevelopment: false);
        (await new BackupArchive(elsewhere, TimeProvider.System).RestoreAsync(file, CancellationToken.None)).ShouldBeNull();
        return elsewhere;
    }

    private static async Task<long> CountAsync(Installation installation, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={installation.FilePath("nashra.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
