using Nashra.Arabic.Analysis;

namespace Nashra.Saved;

/// <summary>Words as the index of saved articles numbers them: a stem and a form, so that the exact word ranks above its relatives.</summary>
internal static class SavedWords
{
    private const int Most = 12;

    /// <summary>Of a text that is indexed.</summary>
    public static IReadOnlyCollection<long> Numbers(string text)
    {
        var numbers = new HashSet<long>();
        foreach (var token in Analyzer.Analyze(text))
        {
            numbers.Add(Form(token.Form));
            if (!token.IsStopWord)
            {
                numbers.Add(Stem(token.Stem));
            }
        }

        return numbers;
    }

    /// <summary>Of a question. Words in quotation marks are asked for as they stand; words that tell nothing are left out.</summary>
    public static IReadOnlyList<AskedWord> Asked(string? query)
    {
        var asked = new List<AskedWord>();
        foreach (var (number, part) in (query ?? "").Split(['"', '«', '»', '“', '”']).Index())
        {
            var isQuoted = number % 2 == 1;
            asked.AddRange(Analyzer.Analyze(part).Where(token => isQuoted || !token.IsStopWord)
                .Select(token => new AskedWord(Form(token.Form), isQuoted ? Form(token.Form) : Stem(token.Stem))));
        }

        return [.. asked.Distinct().Take(Most)];
    }

    public static long Form(string form) => Numbered(form, 1);

    public static long Stem(string stem) => Numbered(stem, 2);

    // FNV-1a, 64 bits: the same on every node, and among a million words a collision is one chance in tens of millions.
    private static long Numbered(string word, ulong kind)
    {
        var hash = (14695981039346656037UL ^ kind) * 1099511628211UL;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return (long)hash;
    }
}

/// <summary>A word that is asked for: as it stands, and as whatever counts as it.</summary>
internal sealed record AskedWord(long Form, long Wanted);
