namespace Nashra.Arabic.Analysis;

/// <summary>What is known of a form, wherever it stands. A compound name written as one word is followed by its second part.</summary>
internal sealed record AnalyzedWord(string Form, string Stem, string Root, bool IsStopWord, AnalyzedWord? Next)
{
    public static AnalyzedWord Of(string form) => CompoundNames.FirstPart(form) is > 0 and var first
        ? Single(form[..first], Single(form[first..], null))
        : Single(form, null);

    public Token At(int start, int length) => new(start, length, Form, Stem, IsStopWord) { Root = Root };

    private static AnalyzedWord Single(string form, AnalyzedWord? next)
    {
        var stem = Stemmer.Stem(form);
        return new AnalyzedWord(form, stem, RootKey.Of(stem), StopWords.Contains(form), next);
    }
}
