using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic.Analysis;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>
/// The words of saved articles, once as stems and once as they stand. An article is analysed when it is first saved, and
/// again when its text changes (<see cref="SavedFollower"/>).
/// </summary>
public sealed class SavedIndex(NewsDb db)
{
    public async Task AddAsync(long articleId, CancellationToken cancel)
    {
        if (!await db.SavedWords.AnyAsync(word => word.ArticleId == articleId, cancel))
        {
            await WriteAsync(articleId, cancel);
        }
    }

    /// <summary>Writes an article's words anew.</summary>
    public async Task RenewAsync(long articleId, CancellationToken cancel)
    {
        await db.SavedWords.Where(word => word.ArticleId == articleId).ExecuteDeleteAsync(cancel);
        await WriteAsync(articleId, cancel);
    }

    private async Task WriteAsync(long articleId, CancellationToken cancel)
    {
        var article = await db.Articles.Where(a => a.Id == articleId).Select(a => new { a.Headline, a.Standfirst, a.Kicker, a.Body }).FirstAsync(cancel);
        var words = SavedWords.Numbers($"{article.Headline}\n{article.Kicker}\n{article.Standfirst}\n{PlainText.Of(article.Body)}");

        // In one order, so that two who save the same article at once never wait for each other in a circle.
        foreach (var some in words.Order().Chunk(400))
        {
            await db.Database.ExecuteSqlRawAsync(Insertion(articleId, some), cancel);
        }
    }

    private static string Insertion(long articleId, long[] words)
    {
        var sql = new StringBuilder("INSERT INTO saved_word (word, article_id) VALUES ");
        sql.AppendJoin(", ", words.Select(word => string.Create(CultureInfo.InvariantCulture, $"({word}, {articleId})")));
        return sql.Append(" ON CONFLICT DO NOTHING").ToString();
    }
}
