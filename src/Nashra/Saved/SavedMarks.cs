using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>
/// Which articles on a page its reader has saved: one query for the page, not one for each card. It brings the saved
/// articles with the highest numbers; only a card older than all of those is asked after by itself.
/// </summary>
public sealed class SavedMarks(NewsDb db, IHttpContextAccessor http)
{
    private const int Brought = 500;
    private HashSet<long>? newest;
    private long oldestBrought;

    public async ValueTask<bool> HasAsync(long articleId)
    {
        if (http.HttpContext?.User.ReaderId is not { } readerId)
        {
            return false;
        }

        newest ??= await BringAsync(readerId, http.HttpContext.RequestAborted);
        return articleId >= oldestBrought
            ? newest.Contains(articleId)
            : await db.SavedArticles.Of(readerId).AnyAsync(s => s.ArticleId == articleId, http.HttpContext.RequestAborted);
    }

    /// <summary>What was drawn once for all readers, with the buttons of what this one has saved.</summary>
    public async Task<string> MarkAsync(string drawn, IEnumerable<long> articles, Phrases say)
    {
        foreach (var articleId in articles)
        {
            if (await HasAsync(articleId))
            {
                drawn = drawn.Replace(SaveButton.Of(articleId, isSaved: false, say), SaveButton.Of(articleId, isSaved: true, say), StringComparison.Ordinal);
            }
        }

        return drawn;
    }

    private async Task<HashSet<long>> BringAsync(long readerId, CancellationToken cancel)
    {
        var ids = await db.SavedArticles.Of(readerId).OrderByDescending(s => s.ArticleId).Take(Brought).Select(s => s.ArticleId).ToListAsync(cancel);
        oldestBrought = ids.Count == Brought ? ids[^1] : 0;
        return [.. ids];
    }
}
