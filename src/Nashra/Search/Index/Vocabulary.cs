using Nashra.Arabic.Analysis;

namespace Nashra.Search.Index;

/// <summary>
/// Every form of the archive with its stem and root. Kept in memory (about 60 bytes a form): documents hold only
/// numbers, and what a query's word means is answered without touching the disk.
/// </summary>
internal sealed class Vocabulary
{
    private byte[] isStopWord = new byte[1024];
    private int[] rootsOfForms = new int[1024];

    public Words Forms { get; } = new(WordLevel.Form);

    public Words Stems { get; } = new(WordLevel.Stem);

    public Words Roots { get; } = new(WordLevel.Root);

    public IReadOnlyList<Words> Levels => [Forms, Stems, Roots];

    public bool IsStopWord(int form) => isStopWord[form] != 0;

    public int StemOf(int form) => Forms.Parent(form);

    public int RootOf(int stem) => Stems.Parent(stem);

    public int RootOfForm(int form) => rootsOfForms[form];

    public int RootOf(WordLevel level, int number) => level switch
    {
        WordLevel.Form => RootOfForm(number),
        WordLevel.Stem => RootOf(number),
        _ => number,
    };

    /// <summary>The number of a word's form, which is added with its stem and root when it is new.</summary>
    public int NumberOf(ReadOnlySpan<char> form)
    {
        var known = Forms.Find(form);
        return known != Words.None ? known : AddForm(form.ToString());
    }

    public int AddForm(string text, int stem)
    {
        var form = Forms.Count;
        if (form >= isStopWord.Length)
        {
            Array.Resize(ref isStopWord, isStopWord.Length * 2);
            Array.Resize(ref rootsOfForms, rootsOfForms.Length * 2);
        }

        (isStopWord[form], rootsOfForms[form]) = (StopWords.Contains(text) ? (byte)1 : (byte)0, RootOf(stem));
        Forms.Add(text, stem); // from here on others may ask
        return form;
    }

    public int AddStem(string text, int root)
    {
        var stem = Stems.Add(text, root);
        Roots.Adopt(root, Stems, stem);
        return stem;
    }

    public int AddRoot(string text) => Roots.Add(text, Roots.Count);

    private int AddForm(string text)
    {
        var stem = Stemmer.Stem(text);
        var known = Stems.Find(stem);
        return AddForm(text, known != Words.None ? known : AddStem(stem, RootNumber(RootKey.Of(stem))));
    }

    private int RootNumber(string text)
    {
        var known = Roots.Find(text);
        return known != Words.None ? known : AddRoot(text);
    }
}
