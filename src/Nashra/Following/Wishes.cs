using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>Follows and mutes for a reader. Every act may be repeated, from any number of devices at once.</summary>
public sealed class Wishes(NewsDb db, TimeProvider clock)
{
    /// <summary>Follows; what was muted is muted no longer.</summary>
    /// <exception cref="RefusedException">The reader follows too much already.</exception>
    public Task FollowAsync(long readerId, FollowKind kind, long targetId, CancellationToken cancel) => WishAsync(readerId, kind, targetId, isMute: false, cancel);

    /// <summary>Mutes; what was followed is followed no longer.</summary>
    /// <exception cref="RefusedException">The reader follows and mutes too much already.</exception>
    public Task MuteAsync(long readerId, FollowKind kind, long targetId, CancellationToken cancel) => WishAsync(readerId, kind, targetId, isMute: true, cancel);

    /// <summary>Neither follows nor mutes any more.</summary>
    public async Task ForgetAsync(long readerId, FollowKind kind, long targetId, CancellationToken cancel)
    {
        await db.Follows.Of(readerId).Where(f => f.Kind == kind && f.TargetId == targetId).ExecuteDeleteAsync(cancel);
        if (kind.IsOwnWords())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await (kind == FollowKind.Phrase ? DropUnusedAsync([targetId], cancel) : DropUnusedSearchesAsync([targetId], cancel));
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>Follows words, in whatever form they were written.</summary>
    /// <exception cref="RefusedException">The words are none to follow, or the reader follows too much already.</exception>
    public Task FollowPhraseAsync(long readerId, string? words, CancellationToken cancel) => WishPhraseAsync(readerId, words, isMute: false, cancel);

    /// <summary>Mutes words: articles in which they stand are not chosen for the reader any more.</summary>
    /// <exception cref="RefusedException">The words are none to mute, or the reader follows and mutes too much already.</exception>
    public Task MutePhraseAsync(long readerId, string? words, CancellationToken cancel) => WishPhraseAsync(readerId, words, isMute: true, cancel);

    /// <summary>Follows a search: its address asks it again, its name is how it reads to this reader.</summary>
    /// <exception cref="RefusedException">The search is too long to keep, or the reader follows too much already.</exception>
    public async Task FollowSearchAsync(long readerId, string address, string name, CancellationToken cancel)
    {
        if (address.Length > FollowedSearch.LongestAddress)
        {
            throw new RefusedException("follow.search_too_long");
        }

        await RequireRoomAsync(readerId, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO followed_search (address) VALUES ({address}) ON CONFLICT (address) DO UPDATE SET address = excluded.address", cancel);
        var searchId = await db.FollowedSearches.Where(search => search.Address == address).Select(search => search.Id).FirstAsync(cancel);
        await WriteAsync(readerId, FollowKind.Search, searchId, isMute: false, FollowedSearch.NameFrom(name), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The same for searches.</summary>
    public async Task DropUnusedSearchesAsync(IEnumerable<long> searchIds, CancellationToken cancel)
    {
        var followed = db.Follows.Where(f => f.Kind == FollowKind.Search);
        foreach (var searchId in searchIds.Order())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE followed_search SET address = address WHERE id = {searchId}", cancel);
            await db.FollowedSearches.Where(search => search.Id == searchId && !followed.Any(f => f.TargetId == searchId)).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>Takes away phrases that nobody follows any more, for their words were somebody's; in the transaction that is open.</summary>
    public async Task DropUnusedAsync(IEnumerable<long> phraseIds, CancellationToken cancel)
    {
        var followed = db.Follows.Where(f => f.Kind == FollowKind.Phrase);
        foreach (var phraseId in phraseIds.Order())
        {
            // Locks first and looks afterwards: a follower who comes at this moment is seen, or waits and makes the phrase anew.
            // What stays is spelled as one who stays wrote it.
            await db.Database.ExecuteSqlAsync(
                $"UPDATE followed_phrase SET text = coalesce((SELECT words FROM follow WHERE kind = {(int)FollowKind.Phrase} AND target_id = {phraseId} ORDER BY reader_id LIMIT 1), text) WHERE id = {phraseId}", cancel);
            await db.FollowedPhrases.Where(phrase => phrase.Id == phraseId && !followed.Any(f => f.TargetId == phraseId)).ExecuteDeleteAsync(cancel);
        }
    }

    private async Task WishPhraseAsync(long readerId, string? words, bool isMute, CancellationToken cancel)
    {
        var (key, text) = FollowedPhrase.Read(words);
        await RequireRoomAsync(readerId, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // The update locks a phrase that is already there, so that its last follower cannot take it away meanwhile.
        await db.Database.ExecuteSqlAsync($"INSERT INTO followed_phrase (key, text) VALUES ({key}, {text}) ON CONFLICT (key) DO UPDATE SET key = excluded.key", cancel);
        var phraseId = await db.FollowedPhrases.Where(phrase => phrase.Key == key).Select(phrase => phrase.Id).FirstAsync(cancel);
        await WriteAsync(readerId, FollowKind.Phrase, phraseId, isMute, text, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task WishAsync(long readerId, FollowKind kind, long targetId, bool isMute, CancellationToken cancel)
    {
        // Somebody else's words are not to be had by their number: only one's own can be turned round.
        if (kind.IsOwnWords())
        {
            await db.Follows.Of(readerId).Where(f => f.Kind == kind && f.TargetId == targetId).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsMute, isMute), cancel);
            return;
        }

        await RequireRoomAsync(readerId, cancel);
        await WriteAsync(readerId, kind, targetId, isMute, "", cancel);
    }

    private Task<int> WriteAsync(long readerId, FollowKind kind, long targetId, bool isMute, string words, CancellationToken cancel)
    {
        var (number, now) = ((int)kind, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO follow (reader_id, kind, target_id, is_mute, words, created_at) VALUES ({readerId}, {number}, {targetId}, {isMute}, {words}, {now}) ON CONFLICT (reader_id, kind, target_id) DO UPDATE SET is_mute = excluded.is_mute, words = excluded.words", cancel);
    }

    private async Task RequireRoomAsync(long readerId, CancellationToken cancel)
    {
        if (await db.Follows.Of(readerId).CountAsync(cancel) >= Follow.MostPerReader)
        {
            throw new RefusedException("follow.too_many", Follow.MostPerReader);
        }
    }
}
