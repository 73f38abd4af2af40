namespace Nashra.Arabic.Analysis;

/// <summary>What is known of a form, wherever it stands. عبدالله written as one word is followed by its second part.</summary>
internal sealed record AnalyzedWord(string Form, string Stem, bool IsStopWord, AnalyzedWord? Next)
{
    public static AnalyzedWord Of(string form) => Single(form);

    public Token At(int start, int length) => new(start, length, Form, Stem, IsStopWord);

    private static AnalyzedWord Single(string form) => new(form, Stemmer.Stem(form), StopWords.Contains(form), null);
}
