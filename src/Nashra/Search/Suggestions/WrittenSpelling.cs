using System.Globalization;
using Nashra.Arabic.Analysis;

namespace Nashra.Search.Suggestions;

/// <summary>Writes folded words as the articles do: the vocabulary knows «الارهاب», a reader is to be shown «الإرهاب».</summary>
internal static class WrittenSpelling
{
    private const char Tatweel = 'ـ';

    /// <param name="corrected">A query with folded words in place of mistyped ones.</param>
    /// <param name="typed">What it came from: words that stand there were spelled by the reader, and stay so.</param>
    /// <param name="texts">Of articles that it finds; the spelling that most of their words have is taken.</param>
    public static string Of(string corrected, string typed, IEnumerable<string> texts)
    {
        var own = Analyzer.Analyze(typed).Select(word => typed.Substring(word.Start, word.Length)).ToHashSet(StringComparer.Ordinal);
        var words = Analyzer.Analyze(corrected).Where(word => !own.Contains(corrected.Substring(word.Start, word.Length))).Reverse().ToList();
        var spellings = Spellings(texts, [.. words.Select(word => word.Form)]);
        foreach (var word in words)
        {
            if (spellings.TryGetValue(word.Form, out var spelling))
            {
                corrected = string.Concat(corrected.AsSpan(0, word.Start), spelling, corrected.AsSpan(word.End));
            }
        }

        return corrected;
    }

    private static Dictionary<string, string> Spellings(IEnumerable<string> texts, HashSet<string> forms) => texts
        .SelectMany(text => Analyzer.Analyze(text).Where(word => forms.Contains(word.Form)).Select(word => (word.Form, Spelling: WithoutMarks(text.AsSpan(word.Start, word.Length)))))
        .GroupBy(word => word.Form, word => word.Spelling, StringComparer.Ordinal)
        .ToDictionary(form => form.Key, form => form.CountBy(spelling => spelling).MaxBy(spelling => spelling.Value).Key, StringComparer.Ordinal);

    // Vowels and lengthening belong to one place in one text.
    private static string WithoutMarks(ReadOnlySpan<char> word)
    {
        var kept = new List<char>(word.Length);
        foreach (var letter in word)
        {
            if (letter != Tatweel && char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                kept.Add(letter);
            }
        }

        return string.Concat(kept);
    }
}
