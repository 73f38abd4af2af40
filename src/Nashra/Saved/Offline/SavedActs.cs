using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Does what a device kept while it had no network: each act at most once, whole or not at all.</summary>
public sealed class SavedActs(NewsDb db, SavedShelf shelf, SavedNotes notes, TimeProvider clock)
{
    /// <exception cref="RefusedException">A rule was not met; nothing was done, and asking again asks again.</exception>
    public async Task<ActOutcome> DoAsync(long readerId, QueuedAct act, CancellationToken cancel)
    {
        if (act.Key == Guid.Empty || !ShortId.TryParse(act.Article, out var articleId))
        {
            throw new RefusedException("saved.act.unreadable");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var isNew = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO saved_act (reader_id, key, done_at) VALUES ({readerId}, {act.Key}, {now.ToUnixTimeMilliseconds()}) ON CONFLICT (reader_id, key) DO NOTHING", cancel) > 0;
        if (isNew)
        {
            await DoAsync(readerId, articleId, act, DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(act.At, 0, now.ToUnixTimeMilliseconds())), cancel);
        }

        await transaction.CommitAsync(cancel);
        return isNew ? ActOutcome.Done : ActOutcome.DoneBefore;
    }

    private async Task DoAsync(long readerId, long articleId, QueuedAct act, DateTimeOffset at, CancellationToken cancel)
    {
        if (act.Kind is ActKind.Save or ActKind.Note)
        {
            await SaveAsync(readerId, articleId, at, cancel);
        }

        switch (act.Kind)
        {
            case ActKind.Note:
                await notes.AddAsync(readerId, articleId, new NewNote(act.Key, act.Text, Passage.From(act.Quote, act.Before, act.After), at), cancel);
                break;
            case ActKind.Place:
                await shelf.PutAsync(readerId, [articleId], act.Place, at, cancel);
                break;
            case ActKind.Position:
                await shelf.StopAtAsync(readerId, articleId, ReadingPosition.Of(act.Block, act.Part, act.Whole), at, cancel);
                break;
        }
    }

    // A note on what was let go of meanwhile brings it back: words are never thrown away.
    private async Task SaveAsync(long readerId, long articleId, DateTimeOffset at, CancellationToken cancel)
    {
        if (!await db.Articles.AnyAsync(a => a.Id == articleId && a.PublishedAt <= clock.GetUtcNow(), cancel))
        {
            throw new RefusedException("saved.act.no_article");
        }

        await shelf.SaveAsync(readerId, articleId, at, cancel);
    }
}

/// <summary>An act as a device kept it. The device chose the key and says when it was done.</summary>
public sealed record QueuedAct
{
    public Guid Key { get; init; }

    public long At { get; init; }

    public ActKind Kind { get; init; }

    public string Article { get; init; } = "";

    public SavedPlace Place { get; init; }

    public string? Text { get; init; }

    public string? Quote { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public int Block { get; init; }

    public int Part { get; init; }

    public int Whole { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ActKind>))]
public enum ActKind
{
    Save,
    Place,
    Note,
    Position,
}

public enum ActOutcome
{
    Done,
    DoneBefore,
}
