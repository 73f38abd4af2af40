using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>Enters one shown list into the tallies of the pool, of the sections and of its reader.</summary>
internal sealed class Counting(CandidatePool pool, ReaderProfile reader, double[] weights)
{
    private readonly Dictionary<long, Tally> tastes = [];
    private readonly Dictionary<int, float> words = [];

    public void Count(int row, in Signals signals, bool opened, float expected, Dictionary<long, Tally> sections)
    {
        var click = opened ? 1f : 0f;
        pool.CountReading(row, new Tally(click, Without(Signal.ArticleIsRead, signals, expected)));
        foreach (var index in pool.Subjects[row])
        {
            var key = pool.SubjectKeys[index];
            switch (Subject.FromKey(key).Kind)
            {
                case SubjectKind.Section:
                    Add(sections, key, new Tally(click, Without(Signal.SectionIsRead, signals, expected)));
                    Add(tastes, key, new Tally(click, Without(Signal.ReadsSection, signals, expected)));
                    break;
                case SubjectKind.Author:
                    Add(tastes, key, new Tally(click, Without(Signal.ReadsAuthor, signals, expected)));
                    break;
                case SubjectKind.Topic:
                    Add(tastes, key, new Tally(click, Without(Signal.ReadsTopic, signals, expected)));
                    break;
            }
        }

        AddWords(words, pool, row, click - expected);
        if (opened)
        {
            reader.Memory.MarkRead(pool.Article(row).Id);
        }
    }

    public void Finish() => reader.Memory.Learn(tastes, words);

    internal static void AddWords(Dictionary<int, float> words, CandidatePool pool, int row, float surprise)
    {
        var stems = pool.Articles[row].Words.Stems;
        var strengths = pool.WordStrengths[row];
        for (var i = 0; i < stems.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(words, stems[i], out _) += strengths[i] * surprise;
        }
    }

    // Counted against an expectation that already contains it, a liking would fade the better it is known.
    private float Without(Signal signal, in Signals signals, float expected) =>
        (float)(expected / Math.Exp(weights[(int)signal] * signals.Of(signal)));

    private static void Add(Dictionary<long, Tally> tallies, long key, Tally tally) =>
        CollectionsMarshal.GetValueRefOrAddDefault(tallies, key, out _) += tally;
}
