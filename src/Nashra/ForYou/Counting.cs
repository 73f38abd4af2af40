using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>Enters one shown list into the tallies of its reader, and of the pool and the sections for all.</summary>
internal sealed class Counting(CandidatePool pool, double[] weights)
{
    private readonly Dictionary<long, Tally> tastes = [];
    private readonly Dictionary<int, float> words = [];

    public void ForReader(int row, in Signals signals, bool opened, float expected)
    {
        var click = opened ? 1f : 0f;
        foreach (var index in pool.Subjects[row])
        {
            var key = pool.SubjectKeys[index];
            if (TasteOf(Subject.FromKey(key).Kind) is { } signal)
            {
                Add(tastes, key, new Tally(click, Without(signal, signals, expected)));
            }
        }

        AddWords(words, pool, row, click - expected);
    }

    public void ForAll(int row, in Signals signals, bool opened, float expected, Dictionary<long, Tally> sections)
    {
        var click = opened ? 1f : 0f;
        var section = new Subject(SubjectKind.Section, pool.Article(row).SectionId);
        pool.CountReading(row, new Tally(click, Without(Signal.ArticleIsRead, signals, expected)));
        Add(sections, section.Key, new Tally(click, Without(Signal.SectionIsRead, signals, expected)));
    }

    public void Finish(ReadingMemory memory) => memory.Learn(tastes, words);

    internal static void AddWords(Dictionary<int, float> words, CandidatePool pool, int row, float surprise)
    {
        var stems = pool.Articles[row].Words.Stems;
        var strengths = pool.Words.Strengths[row];
        for (var i = 0; i < stems.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(words, stems[i], out _) += strengths[i] * surprise;
        }
    }

    private static Signal? TasteOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Section => Signal.ReadsSection,
        SubjectKind.Author => Signal.ReadsAuthor,
        SubjectKind.Topic => Signal.ReadsTopic,
        _ => null,
    };

    // Counted against an expectation that already contains it, a liking would fade the better it is known.
    private float Without(Signal signal, in Signals signals, float expected) =>
        (float)(expected / Math.Exp(weights[(int)signal] * signals.Of(signal)));

    private static void Add(Dictionary<long, Tally> tallies, long key, Tally tally) =>
        CollectionsMarshal.GetValueRefOrAddDefault(tallies, key, out _) += tally;
}
