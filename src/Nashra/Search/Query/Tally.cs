using System.Buffers;
using System.Runtime.InteropServices;
using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>
/// What the words read so far are worth to each document. An array by id, because a question meets tens of thousands of
/// documents; the same words in the same order sum to the very same number, so few different sums occur.
/// </summary>
internal sealed class Tally(PublicationTimes times) : IDisposable
{
    private readonly List<long> met = [];
    private float[] worth = [];

    public int Count => met.Count;

    public void Add(IReadOnlyList<long> documents, float value)
    {
        Reach(documents.Count == 0 ? 0 : documents[0]);
        foreach (var id in documents)
        {
            ref var sum = ref worth[id];
            if (sum == 0)
            {
                met.Add(id);
            }

            sum += value;
        }
    }

    /// <summary>Adds to those that were met already.</summary>
    public void Raise(IReadOnlyList<long> documents, float value)
    {
        foreach (var id in documents)
        {
            if (id < worth.Length && worth[id] > 0)
            {
                worth[id] += value;
            }
        }
    }

    /// <summary>How many documents are worth so much or more already.</summary>
    public int Above(float value)
    {
        var count = 0;
        foreach (var id in met)
        {
            count += worth[id] >= value ? 1 : 0;
        }

        return count;
    }

    /// <summary>The documents worth most; of equal ones the newest.</summary>
    public IEnumerable<long> Best(int count)
    {
        if (met.Count <= count)
        {
            return met;
        }

        var (least, above) = LeastOfBest(count);
        return met.Where(id => worth[id] > least)
            .Concat(met.Where(id => worth[id] == least).OrderByDescending(id => times[id]).Take(count - above));
    }

    public void Dispose()
    {
        if (worth.Length > 0)
        {
            ArrayPool<float>.Shared.Return(worth);
        }
    }

    private (float Least, int Above) LeastOfBest(int count)
    {
        var sums = new Dictionary<float, int>();
        foreach (var id in met)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, worth[id], out _)++;
        }

        var above = 0;
        foreach (var (sum, documents) in sums.OrderByDescending(sum => sum.Key))
        {
            if (above + documents >= count)
            {
                return (sum, above);
            }

            above += documents;
        }

        return (0, above);
    }

    // Ids come the highest first.
    private void Reach(long id)
    {
        if (id < worth.Length)
        {
            return;
        }

        var larger = ArrayPool<float>.Shared.Rent(checked((int)Math.Max(id + 1, times.Capacity)));
        worth.CopyTo(larger, 0);
        larger.AsSpan(worth.Length).Clear();
        Dispose();
        worth = larger;
    }
}
