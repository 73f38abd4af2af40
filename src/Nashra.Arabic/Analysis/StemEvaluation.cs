using System.Globalization;
using System.Runtime.InteropServices;

namespace Nashra.Arabic.Analysis;

/// <summary>How well "same stem" agrees with "same lemma" over all pairs of words.</summary>
/// <param name="Precision">Of the pairs that share a stem, the share that also shares a lemma; 0 to 1.</param>
/// <param name="Recall">Of the pairs that share a lemma, the share that also shares a stem; 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StemScore(double Precision, double Recall)
{
    /// <summary>The harmonic mean of the two, 0 when both are.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>The stems of this library beside light10's, over the same rows in the same run.</summary>
/// <param name="Rows">How many rows were judged.</param>
public sealed record StemComparison(int Rows, StemScore Lexical, StemScore Light10)
{
    /// <summary>A small table: precision, recall and F1 of both, and how much better the F1 is.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        rows {Rows}
                 precision  recall  F1
        nashra   {Lexical.Precision,9:F4}  {Lexical.Recall:F4}  {Lexical.F1:F4}
        light10  {Light10.Precision,9:F4}  {Light10.Recall:F4}  {Light10.F1:F4}
        better by {(Light10.F1 == 0 ? 0 : (Lexical.F1 / Light10.F1) - 1):P1}
        """);
}

/// <summary>A word of a judged list with the lemma it belongs to.</summary>
public sealed record JudgedForm(string Form, string Lemma);

/// <summary>Measures stemmers against a list of forms with lemmas, such as a Universal Dependencies treebank gives.</summary>
public static class StemEvaluation
{
    private static readonly string[] LeftOut = ["PUNCT", "NUM", "SYM", "X"];

    /// <summary>Reads tab-separated rows under a header that names at least form, lemma and upos.</summary>
    /// <returns>The rows with an Arabic letter whose part of speech is a word's (not PUNCT, NUM, SYM or X).</returns>
    /// <exception cref="FormatException">The header lacks one of the three names.</exception>
    public static IReadOnlyList<JudgedForm> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var header = (lines.ReadLine() ?? "").Split('\t');
        int form = Column(header, "form"), lemma = Column(header, "lemma"), upos = Column(header, "upos");
        var rows = new List<JudgedForm>();
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length > Math.Max(form, Math.Max(lemma, upos)) && !LeftOut.Contains(cells[upos]) && cells[form].Any(IsArabicLetter))
            {
                rows.Add(new JudgedForm(cells[form], cells[lemma]));
            }
        }

        return rows;
    }

    /// <summary>Scores the stems that the search index holds beside the plain light10 rules.</summary>
    public static StemComparison Compare(IReadOnlyList<JudgedForm> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new StemComparison(rows.Count, Score(rows, NashraStem), Score(rows, Light10.Stem));
    }

    /// <summary>Scores a stemmer over all pairs of rows.</summary>
    public static StemScore Score(IReadOnlyList<JudgedForm> rows, Func<string, string> stem)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var stems = rows.Select(row => (Stem: stem(row.Form), row.Lemma)).ToList();
        var sameStem = Pairs(stems.CountBy(row => row.Stem).Select(group => group.Value));
        var sameLemma = Pairs(stems.CountBy(row => row.Lemma).Select(group => group.Value));
        var both = Pairs(stems.CountBy(row => row).Select(group => group.Value));
        return new StemScore(sameStem == 0 ? 0 : (double)both / sameStem, sameLemma == 0 ? 0 : (double)both / sameLemma);
    }

    /// <summary>The stem that the search index would hold for a word as written.</summary>
    public static string NashraStem(string word) => Stemmer.Stem(Folding.Fold(word));

    private static long Pairs(IEnumerable<int> sizes) => sizes.Sum(size => (long)size * (size - 1) / 2);

    private static int Column(string[] header, string name) => Array.IndexOf(header, name) is >= 0 and var at
        ? at
        : throw new FormatException($"The header must name the column '{name}'.");

    private static bool IsArabicLetter(char unit) => unit is >= 'ء' and <= 'ي' or >= 'ٱ' and <= 'ۓ';
}
