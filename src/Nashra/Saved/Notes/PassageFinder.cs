using Nashra.Arabic.Analysis;

namespace Nashra.Saved;

/// <summary>
/// Finds highlighted passages in an article as it stands now. Words are compared folded, so marks, hamza seats and
/// tatweel do not matter; of several places the one whose neighbours fit best wins, then the nearest to the old block.
/// </summary>
public sealed class PassageFinder
{
    // A corrected passage keeps at least this share of its words, in their order.
    private const double Kept = 0.6;
    private readonly List<Word[]> blocks;

    public PassageFinder(IEnumerable<string> blockTexts) => blocks = [.. blockTexts.Select(WordsOf)];

    public FoundPassage Find(Passage passage)
    {
        var wanted = WordsOf(passage.Quote);
        if (wanted.Length == 0)
        {
            return FoundPassage.Nowhere;
        }

        var (before, after) = (WordsOf(passage.Before), WordsOf(passage.After));
        return Best(passage, Standing(wanted, before, after), PassageState.Standing)
            ?? Best(passage, Changed(wanted, before, after), PassageState.Changed)
            ?? FoundPassage.Nowhere;
    }

    private FoundPassage? Best(Passage passage, IEnumerable<Candidate> candidates, PassageState state)
    {
        var best = candidates.OrderByDescending(c => c.Kept).ThenByDescending(c => c.Fit).ThenBy(c => Math.Abs(c.Block - passage.Block)).FirstOrDefault();
        if (best is null)
        {
            return null;
        }

        var words = blocks[best.Block];
        var (first, last) = (words[best.First], words[best.Last]);
        return new FoundPassage(best.Block, first.Start, last.End - first.Start, state);
    }

    private IEnumerable<Candidate> Standing(Word[] wanted, Word[] before, Word[] after)
    {
        foreach (var (block, words) in blocks.Index())
        {
            for (var at = 0; at + wanted.Length <= words.Length; at++)
            {
                if (IsAt(words, at, wanted))
                {
                    yield return new Candidate(block, at, at + wanted.Length - 1, 1, Fit(words, at, at + wanted.Length - 1, before, after));
                }
            }
        }
    }

    // A window as long as the passage is moved over each block that shares enough of its words; the rest is told by the order.
    private IEnumerable<Candidate> Changed(Word[] wanted, Word[] before, Word[] after)
    {
        var forms = wanted.Select(word => word.Form).ToHashSet(StringComparer.Ordinal);
        foreach (var (block, words) in blocks.Index())
        {
            if (words.Count(word => forms.Contains(word.Form)) < Kept * wanted.Length)
            {
                continue;
            }

            for (var at = 0; at < words.Length; at++)
            {
                if (forms.Contains(words[at].Form) && Aligned(words, at, wanted) is var (last, kept) && kept >= Kept)
                {
                    yield return new Candidate(block, at, last, kept, Fit(words, at, last, before, after));
                }
            }
        }
    }

    private static bool IsAt(Word[] words, int at, Word[] wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!string.Equals(words[at + i].Form, wanted[i].Form, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    // Greedy, in order: each word of the passage takes the next place that holds it, within a stretch half as long again.
    private static (int Last, double Kept) Aligned(Word[] words, int at, Word[] wanted)
    {
        var (end, next, last, kept) = (Math.Min(words.Length, at + (wanted.Length * 3 / 2) + 2), at, at, 0);
        foreach (var word in wanted)
        {
            var found = next < end ? Array.FindIndex(words, next, end - next, other => string.Equals(other.Form, word.Form, StringComparison.Ordinal)) : -1;
            if (found >= 0)
            {
                (next, last, kept) = (found + 1, found, kept + 1);
            }
        }

        return (last, kept / (double)wanted.Length);
    }

    private static int Fit(Word[] words, int first, int last, Word[] before, Word[] after)
    {
        var fit = 0;
        for (var i = 1; i <= before.Length && first - i >= 0 && string.Equals(words[first - i].Form, before[^i].Form, StringComparison.Ordinal); i++)
        {
            fit++;
        }

        for (var i = 1; i <= after.Length && last + i < words.Length && string.Equals(words[last + i].Form, after[i - 1].Form, StringComparison.Ordinal); i++)
        {
            fit++;
        }

        return fit;
    }

    private static Word[] WordsOf(string text) => [.. Analyzer.Analyze(text).Select(token => new Word(token.Start, token.End, token.Form))];

    private sealed record Word(int Start, int End, string Form);

    private sealed record Candidate(int Block, int First, int Last, double Kept, int Fit);
}
