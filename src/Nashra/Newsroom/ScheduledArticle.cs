using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsroom;

/// <summary>That a minute is to be noticed. The article appears by its own date; this row lets indexes, caches and alerts know.</summary>
public sealed class ScheduledArticle(long articleId, DateTimeOffset dueAt)
{
    public long ArticleId { get; private set; } = articleId;

    public DateTimeOffset DueAt { get; private set; } = dueAt;

    private sealed class Storage : IEntityTypeConfiguration<ScheduledArticle>
    {
        public void Configure(EntityTypeBuilder<ScheduledArticle> scheduled)
        {
            scheduled.HasKey(s => s.ArticleId);
            scheduled.Property(s => s.ArticleId).ValueGeneratedNever();
            scheduled.HasIndex(s => s.DueAt);
            scheduled.HasOne<Article>().WithOne().HasForeignKey<ScheduledArticle>(s => s.ArticleId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Appends the change of each minute that has come. Safe to repeat, and on several nodes at once: who deletes the row appends.</summary>
public sealed class DueArticles(NewsDb db, TimeProvider clock)
{
    public async Task<int> AppendAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<ScheduledArticle>().Where(s => s.DueAt <= now).OrderBy(s => s.DueAt).Select(s => s.ArticleId).ToListAsync(cancel);
        foreach (var id in due)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.Set<ScheduledArticle>().Where(s => s.ArticleId == id && s.DueAt <= now).ExecuteDeleteAsync(cancel) == 1)
            {
                db.Add(ArticleChange.Of(id, ChangeKind.Due, now));
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
            }
        }

        return due.Count;
    }
}

/// <summary>Looks every second whether a scheduled minute has come.</summary>
internal sealed class DueTick(IServiceScopeFactory scopes, LatestChange latest, ILogger<DueTick> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException or DbUpdateException)
            {
                log.LogWarning(fault, "Scheduled minutes could not be looked at; the next second tries again");
            }
        }
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<DueArticles>().AppendAsync(cancel) > 0)
        {
            await latest.LookAsync(cancel);
        }
    }
}
