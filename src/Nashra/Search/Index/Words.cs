using System.Collections.Concurrent;

namespace Nashra.Search.Index;

/// <summary>
/// One level of the vocabulary (forms, their stems, or the stems' roots), numbered as they are first met. One thread
/// adds and one, perhaps another, counts documents, while any number read: arrays are replaced as they grow, never shrunk.
/// </summary>
internal sealed class Words(WordLevel level)
{
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers =
        new ConcurrentDictionary<string, int>(1, 1024, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private bool[] changedBlocks = new bool[(1024 / FrequencyBlock.Size) + 1];
    private string[] texts = new string[1024];
    private int[] parents = new int[1024];
    private int[] siblings = new int[1024];
    private int[] firstChildren = new int[1024];
    private int[] documents = new int[1024];
    private int count;

    public const int None = -1;

    public WordLevel Level => level;

    public int Count => Volatile.Read(ref count);

    /// <summary>The number of a word, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> text) => numbers.TryGetValue(text, out var number) ? number : None;

    public string Text(int number) => texts[number];

    /// <summary>Of a form its stem, of a stem its root; of a root itself.</summary>
    public int Parent(int number) => parents[number];

    /// <summary>In how many documents the word stands.</summary>
    public int Documents(int number) => Volatile.Read(ref documents) is var counts && number >= 0 && number < counts.Length ? counts[number] : 0;

    /// <summary>Adds a word that is not yet known; its number is the count before.</summary>
    public int Add(string text, int parent)
    {
        var number = count;
        if (number == texts.Length)
        {
            Grow();
        }

        (texts[number], parents[number], siblings[number], firstChildren[number]) = (text, parent, None, None);
        Volatile.Write(ref count, number + 1);
        numbers[text] = number;
        return number;
    }

    /// <summary>Makes a word of the level below the first of this word's children.</summary>
    public void Adopt(int number, Words below, int child)
    {
        below.siblings[child] = firstChildren[number];
        firstChildren[number] = child;
    }

    /// <summary>The words of the level below that belong to this one.</summary>
    public IEnumerable<int> Children(int number, Words below)
    {
        for (var child = firstChildren[number]; child != None; child = below.siblings[child])
        {
            yield return child;
        }
    }

    /// <summary>Counts a document that holds these words, or no longer holds them.</summary>
    public void CountDocument(ReadOnlySpan<int> numbers, int change)
    {
        foreach (var number in numbers)
        {
            ReachCount(number);
            documents[number] += change;
            changedBlocks[number / FrequencyBlock.Size] = true;
        }
    }

    public void Restore(FrequencyBlock block)
    {
        ReachCount(Math.Max(0, count - 1));
        block.CopyTo(documents, count);
    }

    /// <summary>The counts that changed since they were last taken, in blocks as they are stored.</summary>
    public IEnumerable<FrequencyBlock> TakeChangedBlocks()
    {
        for (var block = 0; block < changedBlocks.Length; block++)
        {
            if (changedBlocks[block])
            {
                yield return FrequencyBlock.From(level, block, documents);
                changedBlocks[block] = false;
            }
        }
    }

    // The counts grow by themselves: who adds words must not replace them under the hands of who counts.
    private void ReachCount(int number)
    {
        if (number >= documents.Length)
        {
            var larger = new int[Math.Max(number + 1, documents.Length * 2)];
            documents.CopyTo(larger, 0);
            Volatile.Write(ref documents, larger);
            Array.Resize(ref changedBlocks, (larger.Length / FrequencyBlock.Size) + 1);
        }
    }

    private void Grow()
    {
        var size = texts.Length * 2;
        Array.Resize(ref parents, size);
        Array.Resize(ref siblings, size);
        Array.Resize(ref firstChildren, size);
        Array.Resize(ref texts, size);
    }
}

/// <summary>The numbers are stored.</summary>
internal enum WordLevel
{
    Form = 0,
    Stem = 1,
    Root = 2,
}
