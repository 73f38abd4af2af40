using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nashra.Tests.Platform.Post;

/// <summary>A mail server that answers each message as the test says; null hangs up instead of answering, after it has taken the mail.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<ReceivedMail, string?> answer;
    private readonly Task accepting;

    public ScriptedServer(Func<ReceivedMail, string?>? answer = null)
    {
        this.answer = answer ?? (_ => "250 2.0.0 queued");
        listener.Start();
        accepting = AcceptAsync();
    }

    public bool KeepsContent { get; init; } = true;

    public ConcurrentQueue<ReceivedMail> Received { get; } = new();

    public string Address => $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}?tls=none";

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
            var client = await listener.AcceptTcpClientAsync(closing.Token);
            _ = ConverseAsync(client);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true; // several answers in a row, each written at once
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 scripted");
            var recipient = "";
            while (await reader.ReadLineAsync(closing.Token) is { } line)
            {
                if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
                {
                    recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                }

                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    if (await ContentAsync(reader) is not { } content)
                    {
                        return; // no final dot: it was never taken
                    }

                    var mail = new ReceivedMail(recipient, content);
                    if (KeepsContent)
                    {
                        Received.Enqueue(mail);
                    }

                    if (answer(mail) is not { } reply)
                    {
                        return;
                    }

                    await writer.WriteLineAsync(reply);
                }
                else if (line == "QUIT")
                {
                    return;
                }
                else
                {
                    await writer.WriteAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-scripted\r\n250-8BITMIME\r\n250 PIPELINING\r\n" : "250 ok\r\n");
                }
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<string?> ContentAsync(StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            if (line == ".")
            {
                return content.ToString();
            }

            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return null;
    }
}

internal sealed record ReceivedMail(string Recipient, string Content)
{
    public string MessageId => Header("Message-ID");

    public string Header(string name) =>
        Content.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";
}
