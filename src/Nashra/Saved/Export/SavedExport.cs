using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;

namespace Nashra.Saved;

/// <summary>Everything that a reader saved and wrote beside it, as data.</summary>
public sealed class SavedExport(NewsDb db, SavedLabels labels, Edition edition)
{
    private const int AtOnce = 500;

    public async Task<JsonObject> JsonAsync(long readerId, CancellationToken cancel)
    {
        var (articles, links) = (new JsonArray(), new JsonArray());
        await foreach (var entry in EntriesAsync(readerId, cancel))
        {
            (entry.IsLink ? links : articles).Add(Json(entry));
        }

        var named = await labels.OfAsync(readerId, cancel);
        return new JsonObject
        {
            ["articles"] = articles,
            ["links"] = links,
            ["lists"] = new JsonArray([.. named.Where(l => l.Kind == LabelKind.List).Select(l => (JsonNode)l.Name)]),
            ["tags"] = new JsonArray([.. named.Where(l => l.Kind == LabelKind.Tag).Select(l => (JsonNode)l.Name)]),
        };
    }

    /// <summary>Articles, newest first, then links; read in portions, so that a hundred thousand need no more memory than a few.</summary>
    public async IAsyncEnumerable<ExportEntry> EntriesAsync(long readerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        List<SavedArticle> rows;
        for (SavedArticle? last = null; (rows = await AfterAsync(readerId, last, cancel)).Count > 0; last = rows[^1])
        {
            foreach (var entry in await EntriesOfAsync(readerId, rows, cancel))
            {
                yield return entry;
            }
        }

        await foreach (var link in db.SavedLinks.AsNoTracking().Where(l => l.ReaderId == readerId).OrderByDescending(l => l.SavedAt).ThenByDescending(l => l.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return new ExportEntry(link.Title, link.Url, link.SavedAt, link.Place)
            {
                IsLink = true,
                Tags = [.. link.Tags.Split(',', StringSplitOptions.RemoveEmptyEntries)],
                Notes = link.Note.Length > 0 ? [new ExportNote(link.Note, "", link.SavedAt)] : [],
            };
        }
    }

    private Task<List<SavedArticle>> AfterAsync(long readerId, SavedArticle? last, CancellationToken cancel)
    {
        var saved = db.SavedArticles.Where(s => s.ReaderId == readerId).AsNoTracking();
        saved = last is null ? saved : saved.Where(s => s.ArticleId < last.ArticleId);
        return saved.OrderByDescending(s => s.ArticleId).Take(AtOnce).ToListAsync(cancel);
    }

    private async Task<IEnumerable<ExportEntry>> EntriesOfAsync(long readerId, List<SavedArticle> rows, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(row => row.ArticleId);
        var articles = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Slug, a.Headline }).ToDictionaryAsync(a => a.Id, cancel);
        var borne = (await labels.OnAsync(readerId, ids, cancel)).ToLookup(label => label.ArticleId);
        var notes = (await db.SavedNotes.AsNoTracking().Where(n => n.ReaderId == readerId && ids.Contains(n.ArticleId)).OrderBy(n => n.MadeAt).ToListAsync(cancel)).ToLookup(n => n.ArticleId);
        return from row in rows
               let article = articles[row.ArticleId]
               select new ExportEntry(article.Headline, edition.Absolute(Addresses.Encoded(Addresses.Article(article.Id, article.Slug))).AbsoluteUri, row.SavedAt, row.Place)
               {
                   ArticleId = row.ArticleId,
                   ReadAt = row.ReadAt,
                   Percent = ReadingPosition.From(row.Position).Percent,
                   Lists = [.. borne[row.ArticleId].Where(l => l.Kind == LabelKind.List).Select(l => l.Name)],
                   Tags = [.. borne[row.ArticleId].Where(l => l.Kind == LabelKind.Tag).Select(l => l.Name)],
                   Notes = [.. notes[row.ArticleId].Select(n => new ExportNote(n.Text, n.Quote, n.MadeAt))],
               };
    }

    private JsonObject Json(ExportEntry entry) => new()
    {
        ["headline"] = entry.Title,
        ["address"] = entry.Url,
        ["savedAt"] = edition.Iso(entry.SavedAt),
        ["readAt"] = entry.ReadAt is { } read ? edition.Iso(read) : null,
        ["place"] = entry.Place.ToString().ToLowerInvariant(),
        ["percentRead"] = entry.Percent,
        ["lists"] = new JsonArray([.. entry.Lists.Select(name => (JsonNode)name)]),
        ["tags"] = new JsonArray([.. entry.Tags.Select(name => (JsonNode)name)]),
        ["notes"] = new JsonArray([.. entry.Notes.Select(note => new JsonObject { ["text"] = note.Text, ["quote"] = note.Quote, ["at"] = edition.Iso(note.At) })]),
    };
}

/// <summary>A saved article or link as it leaves the house.</summary>
public sealed record ExportEntry(string Title, string Url, DateTimeOffset SavedAt, SavedPlace Place)
{
    public bool IsLink { get; init; }

    public long ArticleId { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public int Percent { get; init; }

    public IReadOnlyList<string> Lists { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ExportNote> Notes { get; init; } = [];
}

public sealed record ExportNote(string Text, string Quote, DateTimeOffset At);
