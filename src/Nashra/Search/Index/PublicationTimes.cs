namespace Nashra.Search.Index;

/// <summary>When each indexed article was published, in minutes since 1970, found by its id: dates order thousands of hits without touching the disk.</summary>
internal sealed class PublicationTimes
{
    private const int NotIndexed = int.MinValue;
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
        if (id >= minutes.Length)
        {
            var larger = new int[Math.Max(id + 1, Math.Max(1024, minutes.LongLength * 3 / 2))];
            larger.AsSpan(minutes.Length).Fill(NotIndexed);
            minutes.CopyTo(larger, 0);
            Volatile.Write(ref minutes, larger);
        }

        minutes[id] = minute;
    }

    public void Forget(long id)
    {
        if (Knows(id))
        {
            minutes[id] = NotIndexed;
        }
    }
}
