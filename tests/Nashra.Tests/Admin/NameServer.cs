using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nashra.Tests.Admin;

/// <summary>A name server on loopback that knows a few records (RFC 1035): enough to be asked what mail depends on.</summary>
internal sealed class NameServer : IAsyncDisposable
{
    private const int A = 1;
    private const int Ptr = 12;
    private const int Txt = 16;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<(string Name, int Type), List<byte[]>> records = [];
    private readonly Task answering;

    public NameServer()
    {
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        answering = AnswerAllAsync();
    }

    public string Address => socket.LocalEndPoint!.ToString()!;

    /// <summary>When true, it says that it is broken instead of what it knows.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Takes a line for a zone file, as a person would paste it.</summary>
    public void Paste(string line)
    {
        var words = line.Split(' ', 4);
        var (name, type, data) = (words[0].TrimEnd('.'), words[2], words[3]);
        Add(name, type switch { "TXT" => Txt, "PTR" => Ptr, _ => A }, type switch
        {
            "TXT" => [.. data.Split('"').Where((_, at) => at % 2 == 1).SelectMany(piece => (byte[])[(byte)piece.Length, .. Encoding.ASCII.GetBytes(piece)])],
            "PTR" => NameBytes(data.TrimEnd('.')),
            _ => IPAddress.Parse(data).GetAddressBytes(),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        closing.Dispose();
    }

    private void Add(string name, int type, byte[] data)
    {
        if (!records.TryGetValue((name, type), out var known))
        {
            records[(name, type)] = known = [];
        }

        known.Add(data);
    }

    private async Task AnswerAllAsync()
    {
        var question = new byte[1500];
        while (true)
        {
            var received = await socket.ReceiveFromAsync(question, new IPEndPoint(IPAddress.Any, 0), closing.Token);
            await socket.SendToAsync(AnswerTo(question.AsSpan(0, received.ReceivedBytes)), received.RemoteEndPoint, closing.Token);
        }
    }

    private byte[] AnswerTo(ReadOnlySpan<byte> question)
    {
        var (labels, at) = (new List<string>(), 12);
        while (question[at] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(question.Slice(at + 1, question[at])));
            at += question[at] + 1;
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(question[(at + 1)..]);
        var found = IsBroken ? [] : records.GetValueOrDefault((string.Join('.', labels), type)) ?? [];
        var answer = new List<byte>();
        answer.AddRange(question[..2]);
        answer.AddRange([0x81, (byte)(IsBroken ? 0x82 : found.Count == 0 ? 0x83 : 0x80), 0, 1, 0, (byte)found.Count, 0, 0, 0, 0]); // 2: failure; 3: no such name
        answer.AddRange(question[12..(at + 5)]);
        foreach (var data in found)
        {
            answer.AddRange([0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data]);
        }

        return [.. answer];
    }

    private static byte[] NameBytes(string name) =>
        [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}
