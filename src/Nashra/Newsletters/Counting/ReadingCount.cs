using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Counting;

/// <summary>
/// Counts what becomes of an issue, where the paper counts and the reader agreed. Whether a person or a machine was there is
/// decided at the moment of the hit; of address and agent nothing is kept.
/// </summary>
internal sealed class ReadingCount(NewsDb db, MailTokens tokens, LastSteps steps, TimeProvider clock)
{
    // Gateways look into a letter while they take it; no reader has found it yet.
    private static readonly TimeSpan SoonestByHand = TimeSpan.FromSeconds(3);

    public async Task NoteAsync(string token, long articleId, HttpRequest request, CancellationToken cancel)
    {
        if (tokens.Read(token, MailTokenKind.Copy) is not { } id
            || await db.Copies.Where(c => c.Id == id && c.Issue.IsCounted && c.Subscription!.MayBeCounted).Select(c => new { c.IssueId, c.AnsweredAt }).FirstOrDefaultAsync(cancel) is not { } copy
            || !await HoldsAsync(copy.IssueId, articleId, cancel))
        {
            return;
        }

        var other = articleId == CopyReading.TheLetter ? null : steps.Take(id, articleId);
        if (other is not null || SaysSo(request) || IsTooSoon(copy.AnsweredAt))
        {
            await NoteMachineAsync(copy.IssueId, id, other, cancel);
        }
        else
        {
            await NotePersonAsync(id, articleId, cancel);
        }
    }

    private bool IsTooSoon(DateTimeOffset? accepted) => accepted is not { } at || clock.GetUtcNow() - at < SoonestByHand;

    private static bool SaysSo(HttpRequest request) =>
        HttpMethods.IsHead(request.Method)
        || request.Headers.ContainsKey("Sec-Purpose") || request.Headers.ContainsKey("Purpose") || request.Headers.ContainsKey("X-Moz")
        || MachineAgents.IsOne(request.Headers.UserAgent.ToString());

    private async Task<bool> HoldsAsync(long issueId, long articleId, CancellationToken cancel) =>
        articleId == CopyReading.TheLetter || await db.IssueArticles.AnyAsync(article => article.IssueId == issueId && article.ArticleId == articleId, cancel);

    // Who follows a link has opened the letter, with pictures or without.
    private async Task NotePersonAsync(long copyId, long articleId, CancellationToken cancel)
    {
        foreach (var read in new[] { CopyReading.TheLetter, articleId }.Distinct())
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO copy_reading (copy_id, article_id) VALUES ({copyId}, {read}) ON CONFLICT DO NOTHING", cancel);
        }
    }

    // The link before this one, and that the letter was opened, was a machine's doing too: only that nobody could know it yet.
    private async Task NoteMachineAsync(long issueId, long copyId, long? other, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO machine_reading (issue_id, hits) VALUES ({issueId}, 1) ON CONFLICT (issue_id) DO UPDATE SET hits = machine_reading.hits + 1", cancel);
        if (other is { } before)
        {
            await db.CopyReadings.Where(r => r.CopyId == copyId && (r.ArticleId == before || r.ArticleId == CopyReading.TheLetter)).ExecuteDeleteAsync(cancel);
        }
    }
}
