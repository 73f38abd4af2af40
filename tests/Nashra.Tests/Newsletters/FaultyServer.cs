using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nashra.Tests.Newsletters;

/// <summary>
/// A mail server with every trouble of a bad day: it resets the connection at each stage of the dialogue, hangs up in the
/// middle of a reply, answers late, and has no room left. What it has taken is what reached its final dot whole.
/// </summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task accepting;

    public FaultyServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Of so many commands, one meets trouble.</summary>
    public required int OneIn { get; init; }

    /// <summary>Message-IDs, as often as they were taken.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public ConcurrentDictionary<string, int> Troubles { get; } = new(StringComparer.Ordinal);

    public string Address => $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}?tls=none&connections=4";

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            _ = ConverseAsync(await listener.AcceptTcpClientAsync(closing.Token));
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            if (!await SaysAsync(client, "connect", "220 faulty"))
            {
                return;
            }

            while (await reader.ReadLineAsync(closing.Token) is { } line && line != "QUIT")
            {
                if (!await (line == "DATA" ? TakesAsync(client, reader) : SaysAsync(client, line.Split(' ', ':')[0], line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-faulty\r\n250-8BITMIME\r\n250 PIPELINING" : "250 ok")))
                {
                    return;
                }
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The other side hung up, or the test is over.
        }
    }

    private async Task<bool> TakesAsync(TcpClient client, StreamReader reader)
    {
        if (!await SaysAsync(client, "DATA", "354 go on"))
        {
            return false;
        }

        var (name, lines) = ("", 0);
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            if (line == ".")
            {
                return await AnswersAsync(client, name);
            }

            name = name.Length == 0 && line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase) ? line[11..].Trim(' ', '<', '>') : name;
            if (++lines == 20 && IsTrouble())
            {
                return Breaks(client, "content");
            }
        }

        return false;
    }

    // A full disk says no; every other trouble at the final dot comes after the mail was taken.
    private async Task<bool> AnswersAsync(TcpClient client, string name)
    {
        if (IsTrouble())
        {
            Note("full disk");
            return await SaysAsync(client, "final dot", "452 4.3.1 insufficient system storage");
        }

        Taken.Enqueue(name);
        return await SaysAsync(client, "final dot", "250 2.0.0 queued");
    }

    private async Task<bool> SaysAsync(TcpClient client, string stage, string reply)
    {
        if (!IsTrouble())
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), closing.Token);
            return true;
        }

        switch (Random.Shared.Next(3))
        {
            case 0:
                return Breaks(client, stage);
            case 1:
                Note($"half a reply at {stage}");
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(reply[..(reply.Length / 2)]), closing.Token);
                return false;
            default:
                Note($"late at {stage}");
                await Task.Delay(200, closing.Token);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), closing.Token);
                return true;
        }
    }

    private bool Breaks(TcpClient client, string stage)
    {
        Note($"reset at {stage}");
        client.LingerState = new LingerOption(true, 0); // RST instead of a farewell
        client.Close();
        return false;
    }

    private bool IsTrouble() => Random.Shared.Next(OneIn) == 0;

    private void Note(string trouble) => Troubles.AddOrUpdate(trouble, 1, (_, times) => times + 1);
}
