using Nashra.Arabic.Analysis;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search;

/// <summary>Finds the words of a query in a text, and the passage that holds most of them.</summary>
internal sealed class Highlighter
{
    private const int PassageWords = 34;
    private const int WordsBefore = 6;
    private readonly Dictionary<string, int> byForm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byStem = new(StringComparer.Ordinal);

    public Highlighter(SearchQuery query, Vocabulary words)
    {
        var number = 0;
        foreach (var phrase in query.Clauses.SelectMany(clause => clause.Alternatives))
        {
            foreach (var word in phrase.Words)
            {
                byForm.TryAdd(word.Form, number);
                if (!phrase.IsExact && !word.IsStopWord)
                {
                    Stand(word, number, words);
                }

                number++;
            }
        }
    }

    /// <summary>The whole text with its marks.</summary>
    public Passage Mark(string text) => new(text, Marks(Analyzer.Analyze(text), 0), false, false);

    /// <summary>Of two texts the one that answers better; the first where neither does.</summary>
    public Passage BestPassage(string standfirst, string body)
    {
        var (ofStandfirst, inStandfirst) = Best(standfirst);
        var (ofBody, inBody) = Best(body);
        return standfirst.Length > 0 && ofStandfirst >= ofBody ? inStandfirst : inBody;
    }

    private void Stand(in Token word, int number, Vocabulary words)
    {
        byStem.TryAdd(word.Stem, number);
        foreach (var stem in new QueryWord(word, false, words).OtherStems)
        {
            byStem.TryAdd(words.Stems.Text(stem).ToString(), number);
        }
    }

    private (int Worth, Passage Passage) Best(string text)
    {
        var tokens = Analyzer.Analyze(text);
        var (worth, first) = BestWindow([.. tokens.Select(NumberOf)]);
        var from = worth == 0 ? 0 : Math.Max(0, first - WordsBefore);
        var until = Math.Min(tokens.Count, from + PassageWords);
        if (tokens.Count == 0)
        {
            return (0, new Passage("", [], false, false));
        }

        // A few words more or less never hurt: a text that nearly fits is shown whole.
        (from, until) = (from < 4 ? 0 : from, tokens.Count - until < 4 ? tokens.Count : until);
        var start = from == 0 ? 0 : tokens[from].Start;
        var end = until == tokens.Count ? text.Length : tokens[until].Start;
        var stretch = text[start..end].TrimEnd();
        return (worth, new Passage(stretch, Marks(tokens.Skip(from).Take(until - from), start), from > 0, until < tokens.Count));
    }

    // Different words count far more than repetitions of one.
    private static (int Worth, int First) BestWindow(int?[] numbers)
    {
        var (best, first) = (0, 0);
        for (var start = 0; start < numbers.Length; start++)
        {
            if (numbers[start] is null)
            {
                continue;
            }

            var inside = numbers.AsSpan(start, Math.Min(PassageWords - WordsBefore, numbers.Length - start));
            var seen = 0UL;
            var all = 0;
            foreach (var number in inside)
            {
                seen |= number is { } word ? 1UL << (word & 63) : 0;
                all += number is null ? 0 : 1;
            }

            var worth = (System.Numerics.BitOperations.PopCount(seen) * 100) + all;
            (best, first) = worth > best ? (worth, start) : (best, first);
        }

        return (best, first);
    }

    private int? NumberOf(Token word) =>
        byForm.TryGetValue(word.Form, out var number) || byStem.TryGetValue(word.Stem, out number) ? number : null;

    private List<(int Start, int Length)> Marks(IEnumerable<Token> words, int offset)
    {
        var marks = new List<(int Start, int Length)>();
        foreach (var word in words)
        {
            if (NumberOf(word) is not null && (marks.Count == 0 || word.Start - offset >= marks[^1].Start + marks[^1].Length))
            {
                marks.Add((word.Start - offset, word.Length));
            }
        }

        return marks;
    }
}
