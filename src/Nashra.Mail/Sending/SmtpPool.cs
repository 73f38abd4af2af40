using System.Collections.Concurrent;

namespace Nashra.Mail;

/// <summary>At most <see cref="SmtpServer.MaxConnections"/> connections to one server, reused and closed when idle. Safe to share.</summary>
public sealed class SmtpPool(SmtpServer server, TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim places = new(server.MaxConnections);
    private readonly ConcurrentStack<SmtpConnection> idle = new();

    /// <summary>Sends one mail through a connection of the pool.</summary>
    /// <exception cref="SmtpException">No connection could be opened; the mail is not offered.</exception>
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, Func<CancellationToken, ValueTask> beforeFinalDot, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            var connection = await ConnectAsync(cancel);
            await using var returned = new Returned(this, connection);
            return await connection.SendAsync(mail, beforeFinalDot, cancel);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>
    /// One worker's share of an outbox: sends through one connection of the pool until the connection ends for any reason.
    /// Run as many at once as there should be connections; call again while <see cref="SmtpEnding.MailLimit"/> or
    /// <see cref="SmtpEnding.Lost"/> come back.
    /// </summary>
    /// <exception cref="SmtpException">No connection could be opened; nothing was taken from the outbox.</exception>
    public async Task<SmtpEnding> SendAsync(IOutbox outbox, CancellationToken stop)
    {
        await places.WaitAsync(stop);
        try
        {
            var connection = await ConnectAsync(stop);
            await using var returned = new Returned(this, connection);
            return await connection.SendAsync(outbox, stop);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Closes the connections that have been idle for <see cref="SmtpServer.IdleClose"/>. To be called now and then.</summary>
    public async Task CloseIdleAsync()
    {
        var kept = new List<SmtpConnection>();
        while (idle.TryPop(out var connection))
        {
            if (IsFresh(connection))
            {
                kept.Add(connection);
            }
            else
            {
                await connection.DisposeAsync();
            }
        }

        kept.Reverse();
        kept.ForEach(idle.Push);
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryPop(out var connection))
        {
            await connection.DisposeAsync();
        }

        places.Dispose();
    }

    private async Task<SmtpConnection> ConnectAsync(CancellationToken cancel)
    {
        while (idle.TryPop(out var connection))
        {
            if (IsFresh(connection))
            {
                return connection;
            }

            await connection.DisposeAsync();
        }

        return await SmtpConnection.ConnectAsync(server, clock, cancel);
    }

    private bool IsFresh(SmtpConnection connection) => connection.IsUsable && clock.GetElapsedTime(connection.LastUsed) < server.IdleClose;

    private sealed class Returned(SmtpPool pool, SmtpConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (connection.IsUsable)
            {
                pool.idle.Push(connection);
            }
            else
            {
                await connection.DisposeAsync();
            }
        }
    }
}
