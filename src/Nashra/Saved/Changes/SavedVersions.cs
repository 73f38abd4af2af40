using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>Keeps the words of saved articles as they were saved.</summary>
public sealed class SavedVersions(NewsDb db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Storage = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version of an article's words as they stand; kept now if nobody saved them before.</summary>
    public async Task<long> CurrentAsync(long articleId, CancellationToken cancel)
    {
        var changed = await db.Articles.Where(a => a.Id == articleId).Select(a => a.UpdatedAt ?? a.PublishedAt ?? a.CreatedAt).FirstAsync(cancel);
        var last = await db.SavedVersions.Where(v => v.ArticleId == articleId).OrderByDescending(v => v.MadeAt).Select(v => new { v.Id, v.MadeAt }).FirstOrDefaultAsync(cancel);
        return last is not null && last.MadeAt > changed ? last.Id : await KeepAsync(articleId, cancel);
    }

    internal static IReadOnlyList<string> Lines(string stored) => JsonSerializer.Deserialize<string[]>(stored, Storage) ?? [];

    internal static IReadOnlyList<string> Lines(string headline, string standfirst, Document body) =>
        [headline, .. standfirst.Length > 0 ? [standfirst] : Array.Empty<string>(), .. PlainText.Of(body).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)];

    // Words that come back after a second change are the old version again, made now.
    private async Task<long> KeepAsync(long articleId, CancellationToken cancel)
    {
        var article = await db.Articles.Where(a => a.Id == articleId).Select(a => new { a.Headline, a.Standfirst, a.Body }).FirstAsync(cancel);
        var text = JsonSerializer.Serialize(Lines(article.Headline, article.Standfirst, article.Body), Storage);
        var (hash, now) = (TextHash.Of(text), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO saved_version (article_id, hash, text, made_at) VALUES ({articleId}, {hash}, {text}, {now}) ON CONFLICT (article_id, hash) DO UPDATE SET made_at = excluded.made_at", cancel);
        return await db.SavedVersions.Where(v => v.ArticleId == articleId && v.Hash == hash).Select(v => v.Id).FirstAsync(cancel);
    }
}
