using System.Collections.Concurrent;

namespace Nashra.Search.Index;

/// <summary>
/// One level of the vocabulary (forms, their stems, or the stems' roots), numbered as they are first met. One thread
/// adds while any number read: arrays are replaced as they grow, never shrunk.
/// </summary>
internal sealed class Words(WordLevel level)
{
    private readonly ConcurrentDictionary<string, int> numbers = new(1, 1024, StringComparer.Ordinal);
    private readonly SortedSet<int> changedBlocks = [];
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
    public int Find(string text) => numbers.TryGetValue(text, out var number) ? number : None;

    public string Text(int number) => texts[number];

    /// <summary>Of a form its stem, of a stem its root; of a root itself.</summary>
    public int Parent(int number) => parents[number];

    /// <summary>In how many documents the word stands.</summary>
    public int Documents(int number) => number == None ? 0 : documents[number];

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

    public void CountDocument(int number, int change)
    {
        documents[number] += change;
        changedBlocks.Add(number / FrequencyBlock.Size);
    }

    public void Restore(FrequencyBlock block) => block.CopyTo(documents, count);

    /// <summary>The counts that changed since they were last taken, in blocks as they are stored.</summary>
    public IEnumerable<FrequencyBlock> TakeChangedBlocks()
    {
        foreach (var block in changedBlocks)
        {
            yield return FrequencyBlock.From(level, block, documents);
        }

        changedBlocks.Clear();
    }

    private void Grow()
    {
        var size = texts.Length * 2;
        Array.Resize(ref parents, size);
        Array.Resize(ref siblings, size);
        Array.Resize(ref firstChildren, size);
        Array.Resize(ref documents, size);
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
