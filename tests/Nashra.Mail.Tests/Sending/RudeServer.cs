using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nashra.Mail.Tests.Sending;

/// <summary>
/// An SMTP server on loopback that is polite until told otherwise: at each point of the dialogue ("greeting", a verb,
/// "content", "dot") its manner can be replaced.
/// </summary>
internal sealed class RudeServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task accepting;

    private readonly Dictionary<string, Func<Dialogue, Task>> manners = new(StringComparer.Ordinal)
    {
        ["greeting"] = Says("220 loopback"),
        ["EHLO"] = Says("250-loopback\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE 1000000\r\n250 ENHANCEDSTATUSCODES"),
        ["MAIL"] = Says("250 2.1.0 Ok"),
        ["RCPT"] = Says("250 2.1.5 Ok"),
        ["DATA"] = Says("354 Go on"),
        ["content"] = _ => Task.CompletedTask,
        ["dot"] = Says("250 2.0.0 Taken"),
        ["BDAT"] = Says("250 2.0.0 Taken"),
        ["RSET"] = Says("250 2.0.0 Ok"),
        ["QUIT"] = Says("221 Bye"),
    };

    public RudeServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Every content whose end was read.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public SmtpServer Address => new()
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        Security = SmtpSecurity.None,
    };

    public static Func<Dialogue, Task> Says(string reply) => dialogue => dialogue.SayAsync(reply + "\r\n");

    /// <summary>Writes the octets exactly as given, and hangs up.</summary>
    public static Func<Dialogue, Task> SaysAndHangsUp(string octets) => async dialogue =>
    {
        await dialogue.SayAsync(octets);
        dialogue.HangUp();
    };

    public RudeServer At(string point, Func<Dialogue, Task> manner)
    {
        manners[point] = manner;
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(closing.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var dialogue = new Dialogue(client, closing.Token);
        try
        {
            await manners["greeting"](dialogue);
            while (await dialogue.HearAsync() is { } line)
            {
                Heard.Enqueue(line);
                await AnswerAsync(dialogue, line.Split(' '));
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException)
        {
            return; // the client left, or the test is over
        }
    }

    private async Task AnswerAsync(Dialogue dialogue, string[] words)
    {
        if (words[0] is "BDAT")
        {
            Taken.Enqueue(await dialogue.HearOctetsAsync(int.Parse(words[1], CultureInfo.InvariantCulture)));
        }

        await manners[words[0]](dialogue);
        if (dialogue.LastSaid.StartsWith("354 ", StringComparison.Ordinal) && words[0] is "DATA")
        {
            await manners["content"](dialogue);
            Taken.Enqueue(await dialogue.HearContentAsync());
            await manners["dot"](dialogue);
        }
    }
}
