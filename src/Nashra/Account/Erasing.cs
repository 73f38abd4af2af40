using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account;

/// <summary>Erases a reader everywhere, at once and in one transaction, and remembers only that it was done.</summary>
public sealed class Erasing(NewsDb db, IEnumerable<IKeepsReaderData> keepers, ErasureLedger ledger, TimeProvider clock)
{
    private const string Noted = "erasures";
    private const int CheckpointTries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        await EraseRowsAsync(readerId, cancel);
        await EmptyJournalAsync(cancel);
    }

    /// <summary>
    /// Before the paper is served: the database knows how long the ledger was when it last erased. One that came back from
    /// a backup, by whatever tool, knows a shorter one.
    /// </summary>
    public async Task<int> CatchUpAsync(CancellationToken cancel)
    {
        var noted = await db.Set<Setting>().Where(setting => setting.Name == Noted).Select(setting => setting.Json).FirstOrDefaultAsync(cancel);
        return (noted ?? "0") == Text(await ledger.CountAsync(cancel)) ? 0 : await EraseAgainAsync(cancel);
    }

    /// <summary>After a backup was restored: erases again who had been erased since it was made. Returns how many.</summary>
    public async Task<int> EraseAgainAsync(CancellationToken cancel)
    {
        var marks = await ledger.MarksAsync(cancel);
        var returned = new List<long>();
        await foreach (var reader in db.Readers.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (marks.Contains(ledger.MarkOf(reader)))
            {
                returned.Add(reader.Id);
            }
        }

        foreach (var id in returned)
        {
            await EraseRowsAsync(id, cancel);
        }

        await NoteAsync(cancel);
        await EmptyJournalAsync(cancel);
        return returned.Count;
    }

    private async Task EraseRowsAsync(long readerId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var reader = await db.Readers.AsNoTracking().FirstAsync(r => r.Id == readerId, cancel);
        foreach (var keeper in keepers)
        {
            await keeper.EraseAsync(readerId, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await db.Readers.Where(r => r.Id == readerId).ExecuteDeleteAsync(cancel);
        await ledger.WriteAsync(reader, clock.GetUtcNow(), cancel);
        await NoteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // Of two erasures at once the shorter count may stand last: the next start then looks once more than it needed.
    private async Task NoteAsync(CancellationToken cancel)
    {
        var lines = Text(await ledger.CountAsync(cancel));
        await db.Database.ExecuteSqlAsync($"INSERT INTO setting (name, json) VALUES ({Noted}, {lines}) ON CONFLICT (name) DO UPDATE SET json = excluded.json", cancel);
    }

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // SQLite's journal still holds the pages as they were. Someone reading may hold it open for a moment.
    private async Task EmptyJournalAsync(CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
        {
            return;
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            for (var tries = 1; !await IsJournalEmptyAsync(cancel) && tries < CheckpointTries; tries++)
            {
                await Task.Delay(BetweenTries, clock, cancel);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<bool> IsJournalEmptyAsync(CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancel) is 0L;
    }
}
