using System.Collections.Concurrent;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>One server's share of what is due: read a little ahead, let out as its limit allows.</summary>
internal sealed class CopyLane(MailExit exit, SendingPermits permits, DomainPaces paces) : IDisposable
{
    private const int Most = 1024;
    private readonly ConcurrentQueue<DueCopy> next = new();

    public MailExit Exit => exit;

    public SendingPermits Permits => permits;

    public DomainPaces Paces => paces;

    /// <summary>Held by the connection whose turn it is to take the next copy.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public bool IsEmpty => next.IsEmpty;

    public bool IsFull => next.Count >= Most;

    /// <summary>Time to read on, so that no connection waits for it.</summary>
    public bool IsRunningLow => next.Count < CopyOutbox.Few / 2;

    public DueCopy? First => next.TryPeek(out var first) ? first : null;

    public void Add(DueCopy copy) => next.Enqueue(copy);

    public DueCopy? Take() => next.TryDequeue(out var copy) ? copy : null;

    public List<DueCopy> TakeAll()
    {
        var all = new List<DueCopy>();
        while (next.TryDequeue(out var copy))
        {
            all.Add(copy);
        }

        return all;
    }

    public void Dispose() => Turn.Dispose();
}

/// <summary>Which server takes whose mail: one that is meant for the recipient's domain, else the first that is meant for all.</summary>
internal sealed class CopyLanes(IReadOnlyList<CopyLane> lanes) : IDisposable
{
    public IReadOnlyList<CopyLane> All => lanes;

    public CopyLane For(string domain) =>
        lanes.FirstOrDefault(lane => lane.Exit.Domains.Contains(domain)) ?? lanes.FirstOrDefault(lane => lane.Exit.Domains.Count == 0) ?? lanes[0];

    public void Dispose()
    {
        foreach (var lane in lanes)
        {
            lane.Dispose();
        }
    }
}
