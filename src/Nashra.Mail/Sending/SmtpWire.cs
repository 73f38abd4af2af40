using System.Buffers;
using System.Text;

namespace Nashra.Mail;

/// <summary>
/// Octets out, replies in, both bounded in time and memory. One read is always under way, so that a server that speaks
/// out of turn is noticed before the next question is asked.
/// </summary>
internal sealed class SmtpWire(Stream stream, TimeProvider clock) : IAsyncDisposable
{
    private const int LongestLine = 2048; // RFC 5321 allows 512; real servers exceed it a little
    private const int MostLines = 200;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private readonly byte[] input = new byte[LongestLine * 2];
    private readonly PooledBuffer output = new(32 * 1024);
    private Task<int>? reading;
    private int start;
    private int end;

    public PooledBuffer Output => output;

    /// <summary>Whether the server has said something, or hung up, without being asked.</summary>
    public bool HasSpokenOutOfTurn => end > start || Reading.IsCompleted;

    private Task<int> Reading => reading ??= StartReading();

    public void Write(string ascii) => Encoding.UTF8.GetBytes(ascii, output);

    public async ValueTask<SmtpReply> AskAsync(string line, TimeSpan timeout, CancellationToken cancel)
    {
        Write(line);
        await FlushAsync(timeout);
        return await ReadReplyAsync(timeout, cancel);
    }

    /// <summary>Gives the stream back, if nothing was heard that has not been read.</summary>
    public bool TryLetGo() => end == start && reading is null;

    public async ValueTask FlushAsync(TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout, clock);
        try
        {
            await stream.WriteAsync(output.Memory, patience.Token);
            output.Clear();
        }
        catch (OperationCanceledException late)
        {
            throw new HangUpException($"The server took nothing for {timeout.TotalSeconds:0} s.", late);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw new HangUpException($"The connection broke: {broken.Message}", broken);
        }
    }

    /// <summary>The next whole reply.</summary>
    /// <exception cref="HangUpException">It was not complete in time, or is no reply, or the server hung up.</exception>
    public async ValueTask<SmtpReply> ReadReplyAsync(TimeSpan timeout, CancellationToken cancel)
    {
        if (ReplyLine.TryTakeOnly(input.AsSpan(start, end - start), out var reply, out var taken))
        {
            start += taken;
            return reply;
        }

        using var patience = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await ReadLinesAsync(either.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new HangUpException(cancel.IsCancellationRequested ? "Stopped while an answer was awaited." : $"No whole answer within {timeout.TotalSeconds:0} s.", late);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw new HangUpException($"The connection broke: {broken.Message}", broken);
        }
    }

    /// <summary>Says QUIT, if the connection takes it at once.</summary>
    public async ValueTask TakeLeaveAsync()
    {
        try
        {
            output.Clear();
            Write("QUIT\r\n");
            await FlushAsync(Farewell);
        }
        catch (HangUpException)
        {
            // The server left first; there is nobody to be polite to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        if (reading is not null)
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        output.Dispose();
    }

    private Task<int> StartReading()
    {
        input.AsSpan(start, end - start).CopyTo(input);
        (start, end) = (0, end - start);
        return stream.ReadAsync(input.AsMemory(end)).AsTask();
    }

    private async ValueTask<SmtpReply> ReadLinesAsync(CancellationToken cancel)
    {
        var text = new StringBuilder();
        var expected = 0;
        for (var lines = 0; lines < MostLines; lines++)
        {
            var line = await ReadLineAsync(cancel);
            if (!ReplyLine.TryParse(line, out var code, out var isLast) || (lines > 0 && code != expected))
            {
                throw new HangUpException("The server sent something that is no SMTP reply.");
            }

            expected = code;
            text.Append(text.Length == 0 ? "" : "\n").Append(text.Length > SmtpReply.LongestText ? "" : line);
            if (isLast)
            {
                return new(code, text.Length > SmtpReply.LongestText ? text.ToString(0, SmtpReply.LongestText) : text.ToString());
            }
        }

        throw new HangUpException($"The server sent a reply of over {MostLines} lines.");
    }

    private async ValueTask<string> ReadLineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var feed = input.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = Encoding.UTF8.GetString(input, start, feed).TrimEnd('\r');
                start += feed + 1;
                return line;
            }

            await ReadMoreAsync(cancel);
        }
    }

    private async ValueTask ReadMoreAsync(CancellationToken cancel)
    {
        if (end - start >= LongestLine)
        {
            throw new HangUpException("The server sent an over-long line.");
        }

        var read = await Reading.WaitAsync(cancel);
        reading = null;
        end += read;
        if (read == 0)
        {
            throw new HangUpException("The server hung up.");
        }
    }
}
