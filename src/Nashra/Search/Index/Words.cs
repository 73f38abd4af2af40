namespace Nashra.Search.Index;

/// <summary>
/// One level of the vocabulary (forms, their stems, or the stems' roots), numbered as they are first met. One thread
/// adds and one, perhaps another, counts documents, while any number read: arrays are replaced as they grow, never shrunk.
/// </summary>
internal sealed class Words(WordLevel level)
{
    private readonly WordTexts texts = new();
    private bool[] changedBlocks = new bool[(1024 / FrequencyBlock.Size) + 1];
    private int[] parents = new int[1024];
    private int[] siblings = new int[1024];
    private int[] firstChildren = new int[1024];
    private int[] documents = new int[1024];

    public const int None = WordTexts.None;

    public WordLevel Level => level;

    public int Count => texts.Count;

    /// <summary>The number of a word, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<char> text) => texts.Find(text);

    public ReadOnlySpan<char> Text(int number) => texts[number];

    /// <summary>Of a form its stem, of a stem its root; of a root itself.</summary>
    public int Parent(int number) => parents[number];

    /// <summary>In how many documents the word stands.</summary>
    public int Documents(int number) => Volatile.Read(ref documents) is var counts && number >= 0 && number < counts.Length ? counts[number] : 0;

    /// <summary>Adds a word that is not yet known; its number is the count before.</summary>
    public int Add(ReadOnlySpan<char> text, int parent)
    {
        var number = Count;
        if (number == parents.Length)
        {
            Grow();
        }

        (parents[number], siblings[number], firstChildren[number]) = (parent, None, None);
        return texts.Add(text);
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
        var (counts, changed) = (documents, changedBlocks);
        foreach (var number in numbers)
        {
            if (number >= counts.Length)
            {
                ReachCount(number);
                (counts, changed) = (documents, changedBlocks);
            }

            counts[number] += change;
            changed[number / FrequencyBlock.Size] = true;
        }
    }

    public void Restore(FrequencyBlock block)
    {
        ReachCount(Math.Max(0, Count - 1));
        block.CopyTo(documents, Count);
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
        var size = parents.Length * 2;
        Array.Resize(ref parents, size);
        Array.Resize(ref siblings, size);
        Array.Resize(ref firstChildren, size);
    }
}

/// <summary>The numbers are stored.</summary>
internal enum WordLevel
{
    Form = 0,
    Stem = 1,
    Root = 2,
}
