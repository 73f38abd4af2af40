using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.ForYou.Evaluation;

namespace Nashra.ForYou;

/// <summary>
/// Learns once a day, for all nodes, from the readings that are there: by the very replay that measures the ranking. Of who
/// keeps no history there is nothing to learn from, and what is gone by then is gone from the lesson too.
/// </summary>
public sealed class RankingSchool(NewsDb db, OwnLog log, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    // Fewer would tell of persons, not of readers: until then the shipped model stands.
    private const int LeastReaders = 10;
    private const int LeastLists = 100;

    public async Task LearnWhenDueAsync(CancellationToken cancel)
    {
        var last = await db.KeptModels.Select(m => (DateTimeOffset?)m.LearnedAt).FirstOrDefaultAsync(cancel);
        if (last is null || last + Every <= clock.GetUtcNow())
        {
            await KeepAsync(await log.ReplayAsync(cancel), cancel);
        }
    }

    /// <summary>Learns now; the answer is what was measured on the way.</summary>
    /// <exception cref="MalformedLogException">There is nothing to learn from.</exception>
    public async Task<ForYouReport> LearnAsync(CancellationToken cancel)
    {
        var replay = await log.ReplayAsync(cancel);
        var report = replay.Measured();
        await KeepAsync(replay, cancel);
        return report;
    }

    private async Task KeepAsync(Replay replay, CancellationToken cancel)
    {
        var report = replay.Report();
        var isTelling = report.Impressions >= LeastLists && replay.Readers >= LeastReaders;
        var model = ModelJson.From(isTelling ? replay.Learned() : new RankingModel());
        var figures = report.Impressions > 0 ? JsonSerializer.Serialize(report) : "";
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO kept_model (id, learned_at, model, report) VALUES (1, {now}, {model}, {figures}) ON CONFLICT (id) DO UPDATE SET learned_at = excluded.learned_at, model = excluded.model, report = excluded.report", cancel);
    }
}
