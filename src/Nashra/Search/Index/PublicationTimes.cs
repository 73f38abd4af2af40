using System.Runtime.InteropServices;

namespace Nashra.Search.Index;

/// <summary>When each indexed article was published, in minutes since 1970, found by its id: dates order thousands of hits without touching the disk.</summary>
internal sealed class PublicationTimes
{
    private const int NotIndexed = int.MinValue;
    private const int BlockSize = 256; // stored together: a filling writes thousands of dates
    private readonly HashSet<int> changedBlocks = [];
    private int[] minutes = [];

    public static int MinuteOf(DateTimeOffset? at) => (int)((at ?? DateTimeOffset.UnixEpoch).ToUnixTimeSeconds() / 60);

    public int this[long id]
    {
        get
        {
            var known = Volatile.Read(ref minutes);
            return id >= 0 && id < known.Length ? known[id] : NotIndexed;
        }
    }

    /// <summary>Above every known id.</summary>
    public int Capacity => Volatile.Read(ref minutes).Length;

    public bool Knows(long id) => this[id] != NotIndexed;

    public void Set(long id, int minute)
    {
        Reach(id);
        minutes[id] = minute;
        changedBlocks.Add((int)(id / BlockSize));
    }

    public void Forget(long id)
    {
        if (Knows(id))
        {
            Set(id, NotIndexed);
        }
    }

    /// <summary>The dates that changed since they were last taken, in blocks as they are stored.</summary>
    public IEnumerable<(int Block, byte[] Minutes)> TakeChangedBlocks()
    {
        foreach (var block in changedBlocks)
        {
            var start = block * BlockSize;
            yield return (block, MemoryMarshal.AsBytes(minutes.AsSpan(start, Math.Min(BlockSize, minutes.Length - start))).ToArray());
        }

        changedBlocks.Clear();
    }

    public void Restore(int block, byte[] stored)
    {
        var dates = MemoryMarshal.Cast<byte, int>(stored);
        if (block >= 0 && dates.Length is > 0 and <= BlockSize)
        {
            var start = (long)block * BlockSize;
            Reach(start + dates.Length - 1);
            dates.CopyTo(minutes.AsSpan((int)start));
        }
    }

    private void Reach(long id)
    {
        if (id >= minutes.Length)
        {
            var larger = new int[Math.Max(id + 1, Math.Max(1024, minutes.LongLength * 3 / 2))];
            larger.AsSpan(minutes.Length).Fill(NotIndexed);
            minutes.CopyTo(larger, 0);
            Volatile.Write(ref minutes, larger);
        }
    }
}
