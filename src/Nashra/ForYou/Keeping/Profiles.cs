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

    public async Task<TailoredReader> OfAsync(long readerId, CancellationToken cancel) => (await OfAsync([readerId], cancel))[readerId];

    /// <summary>Several readers by as many questions as one; who is no reader is left out.</summary>
    public async Task<Dictionary<long, TailoredReader>> OfAsync(IReadOnlyCollection<long> readerIds, CancellationToken cancel)
    {
        var readers = await db.Readers.Where(r => EF.Parameter(readerIds).Contains(r.Id)).Select(r => new { r.Id, r.IsTailored, r.KeepsHistory }).ToListAsync(cancel);
        var follows = (await db.Follows.Where(f => EF.Parameter(readerIds).Contains(f.ReaderId)).Select(f => new { f.ReaderId, f.Kind, f.TargetId, f.IsMute }).ToListAsync(cancel))
            .ToLookup(f => f.ReaderId, f => (Subject: new Subject((SubjectKind)f.Kind, f.TargetId), f.IsMute));
        var memories = await MemoriesAsync([.. readers.Where(r => r.KeepsHistory).Select(r => r.Id)], cancel);
        await AddWishesAsync(memories, readerIds, cancel);
        return readers.ToDictionary(reader => reader.Id, reader => new TailoredReader(
            new ReaderProfile(follows[reader.Id].Where(f => !f.IsMute).Select(f => f.Subject), follows[reader.Id].Where(f => f.IsMute).Select(f => f.Subject), memories.GetValueOrDefault(reader.Id)),
            reader.IsTailored,
            reader.KeepsHistory));
    }

    /// <summary>A visitor's, from the device: only what she follows there.</summary>
    public static TailoredReader Of(GuestShelf device) => new(
        new ReaderProfile(device.Follows.Select(f => FollowKinds.Parse(f.Kind) is { } kind ? new Subject((SubjectKind)kind, f.Id) : (Subject?)null).OfType<Subject>(), []),
        IsTailored: true,
        KeepsHistory: false);

    private async Task<Dictionary<long, ReadingMemory>> MemoriesAsync(IReadOnlyCollection<long> readerIds, CancellationToken cancel) =>
        await db.Memories.Where(m => EF.Parameter(readerIds).Contains(m.ReaderId)).Select(m => new { m.ReaderId, m.Bytes }).ToDictionaryAsync(m => m.ReaderId, m => MemoryBytes.Read(m.Bytes), cancel);

    // What a reader wished counts also where no history is kept.
    private async Task AddWishesAsync(Dictionary<long, ReadingMemory> memories, IReadOnlyCollection<long> readerIds, CancellationToken cancel)
    {
        ReadingMemory Of(long readerId) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(memories, readerId, out _) ??= new ReadingMemory();
        foreach (var leanings in (await db.Leanings.AsNoTracking().Where(l => EF.Parameter(readerIds).Contains(l.ReaderId)).ToListAsync(cancel)).GroupBy(l => l.ReaderId))
        {
            Of(leanings.Key).Learn(leanings.ToDictionary(leaning => leaning.Subject.Key, leaning => leaning.Tally), []);
        }

        var dismissals = db.Dismissals;
        var dismissed = await db.Readers.Where(r => EF.Parameter(readerIds).Contains(r.Id))
            .SelectMany(r => dismissals.Where(d => d.ReaderId == r.Id).OrderByDescending(d => d.ArticleId).Take(MostDismissed)).Select(d => new { d.ReaderId, d.ArticleId }).ToListAsync(cancel);
        foreach (var one in dismissed.OrderByDescending(d => d.ArticleId))
        {
            Of(one.ReaderId).MarkRead(one.ArticleId);
        }
    }
}

/// <summary>A reader as the tailored pages meet her.</summary>
public sealed record TailoredReader(ReaderProfile Profile, bool IsTailored, bool KeepsHistory)
{
    /// <summary>Nothing said and nothing read: the list is the paper's, not hers.</summary>
    public bool IsUnknown => Profile.FollowedKeys.Length == 0 && Profile.Memory.Tastes.Length == 0;
}
