using System.Net.Sockets;
using System.Text;

namespace Nashra.Mail.Tests.Sending;

/// <summary>One client's dialogue with the <see cref="RudeServer"/>.</summary>
internal sealed class Dialogue(TcpClient client, CancellationToken over) : IDisposable
{
    private readonly NetworkStream wire = client.GetStream();
    private readonly BufferedStream input = new(client.GetStream(), 65536);

    /// <summary>Cancelled when the test is over.</summary>
    public CancellationToken Over => over;

    public string LastSaid { get; private set; } = "";

    public async Task SayAsync(string text)
    {
        LastSaid = text;
        await wire.WriteAsync(Encoding.UTF8.GetBytes(text), over);
    }

    public void HangUp() => client.Client.Shutdown(SocketShutdown.Both);

    public async Task<string?> HearAsync()
    {
        var line = new List<byte>();
        var octet = new byte[1];
        while (await input.ReadAsync(octet, over) == 1)
        {
            line.Add(octet[0]);
            if (line is [.., (byte)'\r', (byte)'\n'])
            {
                return Encoding.UTF8.GetString([.. line[..^2]]);
            }
        }

        return null;
    }

    public async Task<string> HearContentAsync()
    {
        var content = new StringBuilder();
        while (await HearAsync() is { } line)
        {
            if (line is ".")
            {
                return content.ToString();
            }

            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        throw new IOException("The client left before the final dot.");
    }

    public async Task<string> HearOctetsAsync(int count)
    {
        var octets = new byte[count];
        await input.ReadExactlyAsync(octets, over);
        return Encoding.UTF8.GetString(octets);
    }

    public void Dispose()
    {
        input.Dispose();
        client.Dispose();
    }
}
