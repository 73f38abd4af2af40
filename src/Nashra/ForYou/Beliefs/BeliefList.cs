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
        var shown = await NamedAsync(memory.Tastes.Where(taste => Math.Abs(Surprise(taste)) >= Faint).ToList(), cancel);
        return new ReaderBeliefs(await WishesAsync(readerId, cancel), [.. shown.Take(MostShown)], memory.Words.Length);
    }

    private async Task<List<Belief>> NamedAsync(List<ReadingTaste> tastes, CancellationToken cancel)
    {
        var subjects = tastes.ConvertAll(taste => Subject.FromKey(taste.Key));
        var targets = await names.TargetsAsync([.. subjects.Where(subject => subject.Kind <= SubjectKind.Topic).Select(subject => ((FollowKind)subject.Kind, subject.Id))], cancel);
        return
        [
            .. from taste in tastes
               orderby Math.Abs(Surprise(taste)) descending, taste.Key
               let subject = Subject.FromKey(taste.Key)
               let target = targets.GetValueOrDefault(((FollowKind)subject.Kind, subject.Id))
               where target is not null
               select new Belief(target, KindOf(Surprise(taste))),
        ];
    }

    private async Task<List<Belief>> WishesAsync(long readerId, CancellationToken cancel)
    {
        var leanings = await db.Leanings.AsNoTracking().Where(l => l.ReaderId == readerId).OrderByDescending(l => l.At).ToListAsync(cancel);
        var targets = await names.TargetsAsync(leanings.ConvertAll(l => (l.Kind, l.TargetId)), cancel);
        return
        [
            .. from leaning in leanings
               let target = targets.GetValueOrDefault((leaning.Kind, leaning.TargetId))
               where target is not null
               select new Belief(target, leaning.WantsMore ? BeliefKind.AskedForMore : BeliefKind.AskedForLess),
        ];
    }

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

public sealed record Belief(FollowTarget Target, BeliefKind Kind);

public enum BeliefKind
{
    Likes,
    LeansTo,
    LeansAway,
    PassesOver,
    AskedForMore,
    AskedForLess,
}
