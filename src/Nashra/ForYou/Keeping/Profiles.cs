using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Following;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>
/// Owns what the ranking knows of a reader: her follows, mutes and wishes for more or less, what she dismissed and, unless
/// she switched it off, what her reading shows. Everything tailored is made from what this class hands out.
/// </summary>
public sealed class Profiles(NewsDb db)
{
    // Beyond the newest so many, dismissed articles are too old to be offered again.
    private const int MostDismissed = 96;

    public async Task<TailoredReader> OfAsync(long readerId, CancellationToken cancel)
    {
        var reader = await db.Readers.Where(r => r.Id == readerId).Select(r => new { r.IsTailored, r.KeepsHistory }).FirstAsync(cancel);
        var follows = await db.Follows.Of(readerId).Select(f => new { f.Kind, f.TargetId, f.IsMute }).ToListAsync(cancel);
        var memory = reader.KeepsHistory ? await MemoryAsync(readerId, cancel) : new ReadingMemory();
        await AddWishesAsync(memory, readerId, cancel);
        var profile = new ReaderProfile(
            follows.Where(f => !f.IsMute).Select(f => new Subject((SubjectKind)f.Kind, f.TargetId)),
            follows.Where(f => f.IsMute).Select(f => new Subject((SubjectKind)f.Kind, f.TargetId)),
            memory);
        return new TailoredReader(profile, reader.IsTailored, reader.KeepsHistory);
    }

    /// <summary>A visitor's, from the device: only what she follows there.</summary>
    public static TailoredReader Of(GuestShelf device) => new(
        new ReaderProfile(device.Follows.Select(f => FollowKinds.Parse(f.Kind) is { } kind ? new Subject((SubjectKind)kind, f.Id) : (Subject?)null).OfType<Subject>(), []),
        IsTailored: true,
        KeepsHistory: false);

    private async Task<ReadingMemory> MemoryAsync(long readerId, CancellationToken cancel) =>
        MemoryBytes.Read(await db.Memories.Where(m => m.ReaderId == readerId).Select(m => m.Bytes).FirstOrDefaultAsync(cancel));

    private async Task AddWishesAsync(ReadingMemory memory, long readerId, CancellationToken cancel)
    {
        var leanings = await db.Leanings.AsNoTracking().Where(l => l.ReaderId == readerId).ToListAsync(cancel);
        memory.Learn(leanings.ToDictionary(leaning => leaning.Subject.Key, leaning => leaning.Tally), []);
        var dismissed = await db.Dismissals.Where(d => d.ReaderId == readerId).OrderByDescending(d => d.ArticleId).Take(MostDismissed).Select(d => d.ArticleId).ToListAsync(cancel);
        dismissed.ForEach(memory.MarkRead);
    }
}

/// <summary>A reader as the tailored pages meet her.</summary>
public sealed record TailoredReader(ReaderProfile Profile, bool IsTailored, bool KeepsHistory)
{
    /// <summary>Nothing said and nothing read: the list is the paper's, not hers.</summary>
    public bool IsUnknown => Profile.FollowedKeys.Length == 0 && Profile.Memory.Tastes.Length == 0;
}
