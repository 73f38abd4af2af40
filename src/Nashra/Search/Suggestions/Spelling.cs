using System.Numerics;
using Nashra.Arabic.Analysis;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search.Suggestions;

/// <summary>What a reader probably meant by words that the archive does not know, or hardly.</summary>
internal static class Spelling
{
    private const int MostCorrected = 3;
    private const int ShortWord = 5;

    // A word in two articles may be right; one in a hundred times as many is more likely meant.
    private const int Rare = 2;
    private const int FarMoreOften = 100;

    /// <summary>The query with other words in place of the unknown ones; null when there is nothing better.</summary>
    public static string? Correct(SearchQuery query, Vocabulary words) => OfOtherLayout(query.Typed, words) ?? WithNeighbours(query, words);

    private static string? OfOtherLayout(string typed, Vocabulary words) =>
        KeyboardLayout.Correct(typed) is { } other && Analyzer.Analyze(other) is { Count: > 0 } meant && meant.All(word => word.IsStopWord || words.Forms.Documents(words.Forms.Find(word.Form)) > 0)
            ? other
            : null;

    private static string? WithNeighbours(SearchQuery query, Vocabulary words)
    {
        var text = query.Typed;
        var corrected = 0;
        foreach (var word in Analyzer.Analyze(text).Reverse().Where(word => !word.IsStopWord))
        {
            if (corrected < MostCorrected && Neighbour(word, words) is { } better)
            {
                text = string.Concat(text.AsSpan(0, word.Start), better, text.AsSpan(word.End));
                corrected++;
            }
        }

        return corrected == 0 ? null : text;
    }

    private static string? Neighbour(in Token word, Vocabulary words)
    {
        var known = new QueryWord(word, false, words).Documents;
        if (known > Rare || word.Form.Length < 3 || word.Form.Any(char.IsAsciiDigit))
        {
            return null;
        }

        // What stands somewhere was hardly mistyped twice.
        var bound = known > 0 || word.Form.Length < ShortWord ? SpellingDistance.Slip : 2 * SpellingDistance.Slip;
        return Nearest(word.Form, words, Math.Max(1, known * FarMoreOften), bound);
    }

    // A nearer word wins; among equally near ones, the one that more articles hold. Nobody searches for a stop word.
    private static string? Nearest(string typed, Vocabulary words, int leastDocuments, int bound)
    {
        var letters = Letters(typed);
        var best = (Form: Words.None, Distance: bound + 1, Documents: 0);
        for (var form = 0; form < words.Forms.Count; form++)
        {
            var text = words.Forms.Text(form);
            var documents = words.Forms.Documents(form);
            if (documents >= leastDocuments && !words.IsStopWord(form) && Math.Abs(text.Length - typed.Length) <= 2 && BitOperations.PopCount(Letters(text) ^ letters) <= bound
                && SpellingDistance.Between(typed, text, bound) is { } distance and > 0
                && (distance < best.Distance || distance == best.Distance && documents > best.Documents))
            {
                best = (form, distance, documents);
                bound = distance;
            }
        }

        return best.Form == Words.None ? null : words.Forms.Text(best.Form).ToString();
    }

    private static ulong Letters(ReadOnlySpan<char> word)
    {
        var letters = 0UL;
        foreach (var letter in word)
        {
            letters |= 1UL << (letter & 63);
        }

        return letters;
    }
}
