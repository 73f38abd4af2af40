using System.Data.Common;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Nashra.Mail;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// Commits the steps of all connections in one transaction after another (group commit), each to the disk before any of
/// its final dots is written. It goes through the session's own connection, so a session that has lost its claim can
/// commit nothing.
/// </summary>
internal sealed class CopyLedger(WorkSession session, SendingRules rules, TimeProvider clock, string sessionName, int connections) : IAsyncDisposable
{
    private const int LongestGathering = 10; // milliseconds
    private readonly Channel<Entry> waiting = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });
    private Task? writing;

    /// <summary>Completes once the step is durable.</summary>
    /// <exception cref="CopyGoneException">One of the copies offered was dropped meanwhile: nothing of the step is committed as offered.</exception>
    public Task CommitAsync(OutboxStep step) => AddAsync(new Entry(step, null));

    /// <summary>Any other change of copies, in its turn.</summary>
    public Task WriteAsync(Func<DbConnection, DbTransaction, Task> change) => AddAsync(new Entry(new OutboxStep([], []), change));

    /// <summary>The same for a single command.</summary>
    public Task ExecuteAsync(string sql) => WriteAsync(async (connection, transaction) =>
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    });

    public void Start() => writing = WriteAllAsync();

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await (writing ?? Task.CompletedTask);
    }

    private async Task AddAsync(Entry entry)
    {
        await waiting.Writer.WriteAsync(entry, CancellationToken.None);
        await entry.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await WriteAsync(await GatherAsync());
        }
    }

    // While work waits for a processor, most of it is copies on their way here, and a transaction for many costs hardly more than
    // one for a few: without this, the slower copies are composed and signed, the fewer share one. When none waits, nor does this.
    // Half of the connections are enough: while theirs is committed, the others compose, so that neither disk nor processor rests.
    private async Task<List<Entry>> GatherAsync()
    {
        var group = new List<Entry>();
        for (var waited = 0; ; waited++)
        {
            while (waiting.Reader.TryRead(out var entry))
            {
                group.Add(entry);
            }

            if (group.Count >= connections / 2 || waited == LongestGathering || ThreadPool.PendingWorkItemCount == 0)
            {
                return group;
            }

            await Task.Delay(1);
        }
    }

    // When one copy of the group is gone, each step is written alone, so that only its own connection is broken off.
    private async Task WriteAsync(List<Entry> group)
    {
        try
        {
            await CommitTogetherAsync(group);
            group.ForEach(entry => entry.Done.SetResult());
        }
        catch (CopyGoneException gone) when (group.Count == 1)
        {
            await CommitTogetherAsync([group[0] with { Step = group[0].Step with { Offering = [] } }]);
            group[0].Done.SetException(gone);
        }
        catch (CopyGoneException)
        {
            foreach (var entry in group)
            {
                await WriteAsync([entry]);
            }
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            group.ForEach(entry => entry.Done.TrySetException(new SessionLostException(fault)));
        }
    }

    private async Task CommitTogetherAsync(List<Entry> group)
    {
        var connection = session.Db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        foreach (var entry in group.Where(entry => entry.Change is not null))
        {
            await entry.Change!(connection, transaction);
        }

        await ConcludeAsync([.. group.SelectMany(entry => entry.Step.Concluded)], connection, transaction);
        await OfferAsync([.. group.SelectMany(entry => entry.Step.Offering).Select(mail => ((CopyMail)mail).CopyId)], connection, transaction);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task OfferAsync(List<long> copies, DbConnection connection, DbTransaction transaction)
    {
        if (copies.Count == 0)
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"UPDATE copy SET state = 2, attempts = attempts + 1, offered_at = {clock.GetUtcNow().ToUnixTimeMilliseconds()}, offered_by = '{sessionName}' WHERE state = 1 AND id IN ({string.Join(',', copies)}) AND issue_id IN (SELECT id FROM issue WHERE state = {(int)IssueState.Sending})");
        if (await command.ExecuteNonQueryAsync(CancellationToken.None) != copies.Count)
        {
            throw new CopyGoneException();
        }
    }

    private async Task ConcludeAsync(List<Conclusion> conclusions, DbConnection connection, DbTransaction transaction)
    {
        if (conclusions.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var rows = RowsInJson.Of(conclusions, (json, conclusion) =>
        {
            var account = CopyAccount.Of((CopyMail)conclusion.Mail, conclusion.Outcome, rules, now);
            json.WriteNumberValue(account.CopyId);
            json.WriteNumberValue((int)account.State);
            json.WriteNumberValue(account.NextAt.ToUnixTimeMilliseconds());
            json.WriteNumberValue(account.Attempts);
            json.WriteStringValue(account.Reply.Replace('\0', ' ')); // PostgreSQL keeps no zero in a text
            json.WriteNumberValue(account.IsInDoubt ? 1 : 0);
        });

        // A copy of an erased reader is still accounted for; one that was dropped before it was offered stays dropped.
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction,
            $"""
            UPDATE copy SET state = said.state, next_at = said.next_at, attempts = said.attempts, reply = said.reply, answered_at = @now, ever_in_doubt = (ever_in_doubt OR said.is_in_doubt = 1)
            FROM (SELECT CAST(value->>0 AS bigint) AS id, CAST(value->>1 AS integer) AS state, CAST(value->>2 AS bigint) AS next_at, CAST(value->>3 AS integer) AS attempts, value->>4 AS reply, CAST(value->>5 AS integer) AS is_in_doubt
                  FROM {RowsInJson.From(connection)}) AS said
            WHERE copy.id = said.id AND copy.state IN (1, 2)
            """);
        command.Add("@rows", rows);
        command.Add("@now", now.ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private sealed record Entry(OutboxStep Step, Func<DbConnection, DbTransaction, Task>? Change)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A copy may not leave any more since it was composed: its reader left or was erased, or its issue was halted.</summary>
internal sealed class CopyGoneException() : Exception("A copy was dropped before it was offered.");

/// <summary>The session's database connection broke: whatever it held is another's to take.</summary>
internal sealed class SessionLostException(Exception cause) : Exception("The sending session lost its database.", cause);
