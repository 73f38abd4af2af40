using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>The reader's saved articles in the export, and gone when all is erased.</summary>
internal sealed class KeptSaves(NewsDb db, Edition edition) : IKeepsReaderData
{
    public string Part => "saved";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel)
    {
        var rows = await db.SavedArticles.Of(readerId).InOrder(SavedOrder.NewestFirst)
            .Join(db.Articles, saved => saved.ArticleId, article => article.Id, (saved, article) => new { saved.SavedAt, saved.ReadAt, article.Id, article.Slug, article.Headline })
            .OrderByDescending(row => row.SavedAt).ToListAsync(cancel);
        return new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["headline"] = row.Headline,
            ["address"] = edition.Absolute(Addresses.Encoded(Addresses.Article(row.Id, row.Slug))).AbsoluteUri,
            ["savedAt"] = edition.Iso(row.SavedAt),
            ["readAt"] = row.ReadAt is { } read ? edition.Iso(read) : null,
        })]);
    }

    public Task EraseAsync(long readerId, CancellationToken cancel) => db.SavedArticles.Of(readerId).ExecuteDeleteAsync(cancel);
}
