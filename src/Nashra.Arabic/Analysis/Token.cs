namespace Nashra.Arabic.Analysis;

/// <summary>A word of a text, as it is indexed and asked for.</summary>
/// <param name="Start">Where the word begins in the original text, in UTF-16 units.</param>
/// <param name="Length">Its length there, with its marks: always the whole joined word, so a highlight never breaks it.</param>
/// <param name="Form">The folded word (<see cref="Folding"/>), at most <see cref="Analyzer.LongestForm"/> units.</param>
/// <param name="Stem">What the forms of the word share (<see cref="Stemmer"/>).</param>
/// <param name="IsStopWord">Whether the word alone says nothing of the subject (<see cref="StopWords"/>).</param>
public readonly record struct Token(int Start, int Length, string Form, string Stem, bool IsStopWord)
{
    /// <summary>What words derived from each other share (<see cref="RootKey"/>): widens a search, weighs least.</summary>
    public string Root { get; init; } = Stem;

    /// <summary>The first UTF-16 unit of the original text after the word.</summary>
    public int End => Start + Length;
}
