using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>Picks the list from scored candidates: greedily, each pick making its own section a little dearer.</summary>
internal sealed class ListComposer(CandidatePool pool, ListRules rules, Scoring scoring)
{
    private const int CandidatesPerPlace = 8;
    private readonly HashSet<int> stories = [];
    private readonly Dictionary<int, int> counts = []; // by the pool's subjects
    private readonly List<Choice> chosen = new(rules.Length);

    /// <summary>Both are put into order, as far as it is looked at.</summary>
    public List<Choice> Compose(Span<int> rows, Span<float> keys)
    {
        var near = Math.Min(rows.Length, rules.Length * CandidatesPerPlace);
        Leading.Sort(keys, rows, near);
        Span<bool> taken = near <= 1024 ? stackalloc bool[near] : new bool[near];
        TakePublicInterest(rows, taken);
        while (chosen.Count < rules.Length && Best(rows, keys, taken) is >= 0 and var best)
        {
            taken[best] = true;
            Take(rows[best], -keys[best]);
        }

        Relax(rows, keys, taken);
        return InOrder();
    }

    private void TakePublicInterest(ReadOnlySpan<int> rows, Span<bool> taken)
    {
        var best = pool.OfPublicInterest.Span.ToArray().Where(row => !scoring.IsOut(row)).OrderBy(scoring.KeyOf);
        foreach (var row in best.Take(Math.Min(rules.PublicInterest, rules.Length)))
        {
            Take(row, -scoring.KeyOf(row));
            if (rows[..taken.Length].IndexOf(row) is >= 0 and var place)
            {
                taken[place] = true;
            }
        }
    }

    private int Best(ReadOnlySpan<int> rows, ReadOnlySpan<float> keys, ReadOnlySpan<bool> taken)
    {
        var best = -1;
        var highest = double.NegativeInfinity;
        for (var i = 0; i < taken.Length; i++)
        {
            // Sorted keys: nothing below can catch up any more, for variety only costs.
            if (-keys[i] < highest)
            {
                break;
            }

            var score = -keys[i] - (rules.VarietyCost * counts.GetValueOrDefault(pool.SectionOf[rows[i]]));
            if (!taken[i] && score > highest && Fits(rows[i]))
            {
                (best, highest) = (i, score);
            }
        }

        return best;
    }

    private bool Fits(int row)
    {
        if (stories.Contains(pool.StoryOf(row)))
        {
            return false;
        }

        foreach (var subject in pool.Subjects[row])
        {
            if (counts.TryGetValue(subject, out var count) && count >= Most(Subject.FromKey(pool.SubjectKeys[subject]).Kind))
            {
                return false;
            }
        }

        return true;
    }

    private int Most(SubjectKind kind) => kind switch
    {
        SubjectKind.Section => rules.MostPerSection,
        SubjectKind.Topic => rules.MostPerTopic,
        SubjectKind.Source => rules.MostPerSource,
        _ => int.MaxValue,
    };

    private void Take(int row, double score)
    {
        stories.Add(pool.StoryOf(row));
        foreach (var subject in pool.Subjects[row])
        {
            counts[subject] = counts.GetValueOrDefault(subject) + 1;
        }

        chosen.Add(new Choice(row, score));
    }

    // A reader who follows one section only must still get a whole list: then the caps give way, never the stories.
    private void Relax(Span<int> rows, Span<float> keys, ReadOnlySpan<bool> taken)
    {
        if (chosen.Count < rules.Length)
        {
            keys[taken.Length..].Sort(rows[taken.Length..]); // what lies beyond the near ones was in no order
        }

        for (var i = 0; i < rows.Length && chosen.Count < rules.Length; i++)
        {
            if ((i >= taken.Length || !taken[i]) && !stories.Contains(pool.StoryOf(rows[i])))
            {
                Take(rows[i], -keys[i]);
            }
        }
    }

    // What is of public interest was taken first but stands where its score puts it, in the first half at the latest.
    private List<Choice> InOrder()
    {
        var floor = chosen.FindAll(choice => pool.Articles[choice.Row].IsOfPublicInterest);
        var ordered = chosen.FindAll(choice => !pool.Articles[choice.Row].IsOfPublicInterest);
        foreach (var choice in floor)
        {
            var place = ordered.FindIndex(other => other.Score < choice.Score);
            ordered.Insert(Math.Min(place < 0 ? ordered.Count : place, rules.Length / 2), choice);
        }

        return ordered;
    }
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Choice(int Row, double Score);
