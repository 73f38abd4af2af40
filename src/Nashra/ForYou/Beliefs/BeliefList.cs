using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Following;

namespace Nashra.ForYou;

/// <summary>What the ranking holds a reader to like and to pass over, as sentences can be made of it: the strongest first.</summary>
public sealed class BeliefList(NewsDb db, FollowList names)
{
    private const int MostShown = 24;

    // In openings more, or fewer, than any reader would have made among the same articles.
    private const float Faint = 0.25f;
    private const float Strong = 1.5f;

    public async Task<ReaderBeliefs> OfAsync(long readerId, CancellationToken cancel)
    {
        var memory = MemoryBytes.Read(await db.Memories.Where(m => m.ReaderId == readerId).Select(m => m.Bytes).FirstOrDefaultAsync(cancel));
        var leanings = await db.Leanings.AsNoTracking().Where(l => l.ReaderId == readerId).OrderByDescending(l => l.At).ToListAsync(cancel);
        var tastes = memory.Tastes.Where(taste => Math.Abs(Surprise(taste)) >= Faint).OrderByDescending(taste => Math.Abs(Surprise(taste))).ThenBy(taste => taste.Key).ToList();
        var subjects = tastes.ConvertAll(taste => Subject.FromKey(taste.Key));
        var targets = await names.TargetsAsync([.. leanings.Select(l => (l.Kind, l.TargetId)).Concat(subjects.Where(s => s.Kind <= SubjectKind.Topic).Select(s => ((FollowKind)s.Kind, s.Id))).Distinct()], cancel);
        return new ReaderBeliefs(
            [.. Named(leanings, targets, leaning => (leaning.Kind, leaning.TargetId), leaning => leaning.WantsMore ? BeliefKind.AskedForMore : BeliefKind.AskedForLess)],
            [.. Named(tastes, targets, taste => Subject.FromKey(taste.Key) is var subject ? ((FollowKind)subject.Kind, subject.Id) : default, taste => KindOf(Surprise(taste))).Take(MostShown)],
            memory.Words.Length);
    }

    // What has no page any more is passed over.
    private static IEnumerable<Belief> Named<T>(IEnumerable<T> held, Dictionary<(FollowKind, long), FollowTarget> targets, Func<T, (FollowKind, long)> subjectOf, Func<T, BeliefKind> kindOf) =>
        held.Where(one => targets.ContainsKey(subjectOf(one))).Select(one => new Belief(targets[subjectOf(one)], kindOf(one)));

    private static BeliefKind KindOf(float surprise) => surprise switch
    {
        >= Strong => BeliefKind.Likes,
        > 0 => BeliefKind.LeansTo,
        > -Strong => BeliefKind.LeansAway,
        _ => BeliefKind.PassesOver,
    };

    private static float Surprise(ReadingTaste taste) => taste.Tally.Opened - taste.Tally.Expected;
}

/// <param name="Wishes">What the reader said with «more» and «less».</param>
/// <param name="Tastes">What reading showed.</param>
/// <param name="Words">How many words the ranking has noticed; it keeps their numbers, not the words.</param>
public sealed record ReaderBeliefs(IReadOnlyList<Belief> Wishes, IReadOnlyList<Belief> Tastes, int Words)
{
    public bool IsEmpty => Wishes.Count == 0 && Tastes.Count == 0 && Words == 0;
}

public sealed record Belief(FollowTarget Target, BeliefKind Kind)
{
    /// <summary>One writes about a topic, in a section, and is an author.</summary>
    public string PhraseKey => $"for_you.belief.{Kind}.{Target.Kind.Name()}";
}

public enum BeliefKind
{
    Likes,
    LeansTo,
    LeansAway,
    PassesOver,
    AskedForMore,
    AskedForLess,
}
