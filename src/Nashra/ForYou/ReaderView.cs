using System.Buffers;

namespace Nashra.ForYou;

/// <summary>One reader laid over the pool: her follows, tastes and words by the pool's own numbers, in rented arrays.</summary>
internal sealed class ReaderView : IDisposable
{
    public const byte Followed = 1;
    public const byte Muted = 2;
    private readonly CandidatePool pool;
    private readonly byte[] wishes;
    private readonly float[] tastes;
    private readonly float[] sections;
    private readonly float[] wordSums;
    private readonly bool[] read;
    private readonly List<int> wished = [];
    private readonly List<int> tasted = [];

    public ReaderView(ReaderProfile reader, CandidatePool pool, RankingModel model)
    {
        this.pool = pool;
        var subjects = pool.SubjectKeys.Count;
        wishes = Rent<byte>(subjects);
        tastes = Rent<float>(subjects);
        sections = Rent<float>(subjects);
        wordSums = Rent<float>(pool.Count);
        read = Rent<bool>(pool.Count);
        LayWishes(reader);
        LayReading(reader.Memory, model);
    }

    /// <summary>By the pool's subjects: <see cref="Followed"/>, <see cref="Muted"/> or neither.</summary>
    public ReadOnlySpan<byte> Wishes => wishes;

    /// <summary>The pool's subjects that she follows or mutes.</summary>
    public List<int> Wished => wished;

    /// <summary>The pool's subjects of which her reading tells something.</summary>
    public List<int> Tasted => tasted;

    /// <summary>By the pool's subjects: the reader's log lift.</summary>
    public ReadOnlySpan<float> Tastes => tastes;

    /// <summary>By the pool's subjects: the log lift of a section among all readers.</summary>
    public ReadOnlySpan<float> Sections => sections;

    /// <summary>By the pool's rows: the cosine of the article's words with the reader's.</summary>
    public ReadOnlySpan<float> WordSums => wordSums;

    /// <summary>By the pool's rows.</summary>
    public ReadOnlySpan<bool> Read => read;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(wishes);
        ArrayPool<float>.Shared.Return(tastes);
        ArrayPool<float>.Shared.Return(sections);
        ArrayPool<float>.Shared.Return(wordSums);
        ArrayPool<bool>.Shared.Return(read);
    }

    /// <summary>An array of zeros from the pool of arrays; whoever takes it gives it back.</summary>
    internal static T[] Rent<T>(int length)
    {
        var rented = ArrayPool<T>.Shared.Rent(length);
        Array.Clear(rented, 0, length);
        return rented;
    }

    private void LayWishes(ReaderProfile reader)
    {
        Lay(reader.FollowedKeys, Followed);
        Lay(reader.MutedKeys, Muted);
    }

    private void Lay(long[] keys, byte wish)
    {
        foreach (var key in keys)
        {
            if (pool.TryFindSubject(key, out var subject))
            {
                wishes[subject] |= wish;
                wished.Add(subject);
            }
        }
    }

    private void LayReading(ReadingMemory memory, RankingModel model)
    {
        var unread = (float)model.Taste.LogLift(default);
        foreach (var subject in pool.Sections.Span)
        {
            sections[subject] = (float)model.SectionLift(pool.SubjectKeys[subject]);
            tastes[subject] = unread;
        }

        foreach (var (key, tally) in memory.Tastes)
        {
            if (pool.TryFindSubject(key, out var subject))
            {
                tastes[subject] = (float)model.Taste.LogLift(tally);
                tasted.Add(subject);
            }
        }

        foreach (var article in memory.Read)
        {
            if (pool.TryFind(article, out var row))
            {
                read[row] = true;
            }
        }

        LayWords(memory.Words);
    }

    // One more than the length: a reader of one article is not yet sure of her words.
    private void LayWords(ReadWord[] memory)
    {
        var length = 1 + Math.Sqrt(memory.Sum(word => (double)word.Weight * word.Weight));
        foreach (var (stem, weight) in memory)
        {
            if (pool.Words.TryFind(stem, out var word))
            {
                var interest = (float)(weight / length);
                foreach (var posting in pool.Words.Postings[word].Span)
                {
                    wordSums[posting.Row] += interest * posting.Strength;
                }
            }
        }
    }
}
