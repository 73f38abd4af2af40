using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>
/// What a reader's reading shows, and nothing more: tallies of sections, authors and topics, the words she opens rather
/// than passes over, and what she has already read. Bounded, the weakest entries give way: under 5 KB.
/// </summary>
public sealed class ReadingMemory
{
    private const int MostTastes = 96;
    private const int MostWords = 192;
    private const int MostRead = 192;

    public ReadingMemory()
    {
    }

    /// <summary>A memory as it was stored.</summary>
    public ReadingMemory(IEnumerable<ReadingTaste> tastes, IEnumerable<ReadWord> words, IEnumerable<long> read)
    {
        Tastes = [.. tastes.Take(MostTastes)];
        Words = [.. words.Take(MostWords)];
        Read = [.. read.TakeLast(MostRead)];
    }

    public ReadingTaste[] Tastes { get; private set; } = [];

    public ReadWord[] Words { get; private set; } = [];

    /// <summary>The articles she opened last, oldest first.</summary>
    public long[] Read { get; private set; } = [];

    public bool HasRead(long article) => Read.AsSpan().Contains(article);

    public void MarkRead(long article)
    {
        if (!HasRead(article))
        {
            Read = [.. Read.Skip(Read.Length < MostRead ? 0 : 1), article];
        }
    }

    public void Unmark(long article) => Read = Array.FindAll(Read, read => read != article);

    /// <summary>Reading of long ago counts for less: called once a day with a share just under one.</summary>
    public void Fade(float share)
    {
        Tastes = Array.ConvertAll(Tastes, taste => taste with { Tally = taste.Tally * share });
        Words = Array.ConvertAll(Words, word => word with { Weight = word.Weight * share });
    }

    /// <summary>The reader removes one line of what the newspaper believes about her.</summary>
    public void Forget(Subject subject) => Tastes = Array.FindAll(Tastes, taste => taste.Key != subject.Key);

    internal Tally TallyOf(long key) => Array.Find(Tastes, taste => taste.Key == key).Tally;

    internal void Learn(Dictionary<long, Tally> counted, Dictionary<int, float> surprises)
    {
        foreach (var taste in Tastes)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counted, taste.Key, out _) += taste.Tally;
        }

        foreach (var word in Words)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(surprises, word.Stem, out _) += word.Weight;
        }

        // Taken back to nothing is the same as never counted.
        Tastes = Strongest([.. counted.Where(entry => entry.Value != default).Select(entry => new ReadingTaste(entry.Key, entry.Value))], MostTastes, taste => taste.Tally.Opened + taste.Tally.Expected);
        Words = Strongest([.. surprises.Select(entry => new ReadWord(entry.Key, entry.Value))], MostWords, word => Math.Abs(word.Weight));
    }

    private static T[] Strongest<T>(T[] entries, int most, Func<T, float> strength)
    {
        if (entries.Length <= most)
        {
            return entries;
        }

        var order = Array.ConvertAll(entries, entry => -strength(entry));
        Array.Sort(order, entries);
        return entries[..most];
    }
}

/// <summary>How a reader reads one section, author or topic (<see cref="Subject.Key"/>).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReadingTaste(long Key, Tally Tally);

/// <summary>A stem, as a number, with how much more or less than expected she opened articles that hold it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReadWord(int Stem, float Weight);
