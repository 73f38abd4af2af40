using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Counting;

/// <summary>What became of an issue among those who agreed to be counted.</summary>
/// <param name="Counted">Accepted copies of subscribers who agreed: what the others are a part of.</param>
/// <param name="Opened">Copies that a person opened.</param>
/// <param name="Followed">Copies that a person followed to an article.</param>
/// <param name="Machines">Hits of machines.</param>
/// <param name="Articles">How many copies were followed to each, the most first.</param>
public sealed record ReadingFigures(int Counted, int Opened, int Followed, int Machines, IReadOnlyList<(string Headline, int Copies)> Articles)
{
    public static async Task<ReadingFigures?> OfAsync(NewsDb db, Issue issue, CancellationToken cancel)
    {
        if (!issue.IsCounted)
        {
            return null;
        }

        var readings = db.CopyReadings.Where(r => r.Copy.IssueId == issue.Id);
        var followed = readings.Where(r => r.ArticleId != CopyReading.TheLetter);
        var byArticle = await followed.GroupBy(r => r.ArticleId).Select(article => new { article.Key, Copies = article.Count() }).ToDictionaryAsync(article => article.Key, article => article.Copies, cancel);
        var headlines = await db.IssueArticles.Where(article => article.IssueId == issue.Id).Select(article => new { article.ArticleId, article.Headline }).ToListAsync(cancel);
        return new ReadingFigures(
            await db.Copies.CountAsync(c => c.IssueId == issue.Id && c.State == CopyState.Accepted && c.Subscription!.MayBeCounted, cancel),
            await readings.CountAsync(r => r.ArticleId == CopyReading.TheLetter, cancel),
            await followed.Select(r => r.CopyId).Distinct().CountAsync(cancel),
            await db.Set<MachineReading>().Where(r => r.IssueId == issue.Id).SumAsync(r => r.Hits, cancel),
            [.. headlines.Where(article => byArticle.ContainsKey(article.ArticleId)).Select(article => (article.Headline, byArticle[article.ArticleId])).OrderByDescending(article => article.Item2)]);
    }
}
