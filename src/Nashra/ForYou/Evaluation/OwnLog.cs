using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;
using Nashra.Platform;

namespace Nashra.ForYou.Evaluation;

/// <summary>
/// The newspaper's own readings as a log: each opened article among nineteen of the hundred that were newest at that moment
/// and that its reader never opened. Put together when asked for and in memory only: what readers were shown is not kept,
/// so nothing more of them has to be. Of who switched history off there is nothing to put together.
/// </summary>
public sealed class OwnLog(NewsDb db, TimeProvider clock)
{
    private const int MostReadings = 20_000;

    public async Task<ForYouReport> EvaluateAsync(CancellationToken cancel) => (await ReplayAsync(cancel)).Measured();

    internal async Task<Replay> ReplayAsync(CancellationToken cancel)
    {
        var readings = await db.Readings.OrderByDescending(r => r.OpenedAt).ThenByDescending(r => r.ArticleId).Take(MostReadings)
            .Select(r => new Opening(r.ReaderId, r.ArticleId, r.OpenedAt)).ToListAsync(cancel);
        readings.Reverse();
        var news = await NewsAsync(readings, cancel);
        var follows = await FollowsAsync(cancel);
        return Replay.Of(news, Impressions(readings, news, follows), cancel);
    }

    // Among what was read, and the hundred before the first of the openings.
    private async Task<MindNews> NewsAsync(List<Opening> readings, CancellationToken cancel)
    {
        var listed = db.Articles.Listed(clock.GetUtcNow());
        var first = readings.Count == 0 ? clock.GetUtcNow() : readings[0].OpenedAt;
        var earlier = await listed.Where(a => a.PublishedAt <= first).LatestFirst().Skip(ImaginedList.Newest - 1).Select(a => a.PublishedAt).FirstOrDefaultAsync(cancel);
        var since = earlier ?? DateTimeOffset.UnixEpoch;
        var (news, all) = (new MindNews(), db.Readings);
        var asked = listed.Where(a => a.PublishedAt >= since || all.Any(r => r.ArticleId == a.Id)).OrderBy(a => a.PublishedAt).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.PublishedAt, a.SectionId, a.Headline, a.Standfirst, a.Body, Topics = a.Topics.Select(about => about.TopicId).ToList() });
        await foreach (var article in asked.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            news.Add(new MindArticle(ShortId.From(article.Id), article.SectionId, [.. article.Topics], article.PublishedAt, PoolBuilder.WordsOf(article.Headline, article.Standfirst, article.Body)));
        }

        return news;
    }

    private async Task<ILookup<long, Wish>> FollowsAsync(CancellationToken cancel)
    {
        var all = db.Readings;
        var follows = await db.Follows.Where(f => !f.IsMute && (f.Kind == FollowKind.Section || f.Kind == FollowKind.Topic) && all.Any(r => r.ReaderId == f.ReaderId))
            .Select(f => new { f.ReaderId, f.Kind, f.TargetId, f.CreatedAt }).ToListAsync(cancel);
        return follows.ToLookup(f => f.ReaderId, f => new Wish(new Subject((SubjectKind)f.Kind, f.TargetId), f.CreatedAt));
    }

    private static IEnumerable<MindImpression> Impressions(List<Opening> readings, MindNews news, ILookup<long, Wish> follows)
    {
        var opened = readings.Select(r => (r.ReaderId, news.Find(ShortId.From(r.ArticleId)))).ToHashSet();
        foreach (var reading in readings)
        {
            if (news.Find(ShortId.From(reading.ArticleId)) is not { } article)
            {
                continue;
            }

            int[] shown = [article, .. ImaginedList.Others(news.PublishedBy(reading.OpenedAt), reading.ReaderId, reading.OpenedAt).Where(other => !opened.Contains((reading.ReaderId, other))).Take(ImaginedList.Beside)];
            Subject[] wishes = [.. follows[reading.ReaderId].Where(wish => wish.At <= reading.OpenedAt).Select(wish => wish.Subject)];
            yield return new MindImpression(ShortId.From(reading.ReaderId), reading.OpenedAt, [], shown, [true, .. Enumerable.Repeat(false, shown.Length - 1)], wishes);
        }
    }

    private sealed record Opening(long ReaderId, long ArticleId, DateTimeOffset OpenedAt);

    private sealed record Wish(Subject Subject, DateTimeOffset At);
}
