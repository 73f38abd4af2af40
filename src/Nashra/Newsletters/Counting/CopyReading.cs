using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsletters.Counting;

/// <summary>That a reader who agreed to be counted opened a copy, or followed it to an article. Once each; neither when nor with what.</summary>
public sealed class CopyReading
{
    /// <summary>In place of an article's number: the letter itself.</summary>
    public const long TheLetter = 0;

    private CopyReading()
    {
    }

    public long CopyId { get; private set; }

    public Copy Copy { get; private set; } = null!;

    public long ArticleId { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<CopyReading>
    {
        public void Configure(EntityTypeBuilder<CopyReading> reading)
        {
            reading.HasKey(r => new { r.CopyId, r.ArticleId });
            reading.HasOne(r => r.Copy).WithMany().HasForeignKey(r => r.CopyId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

internal static class CopyReadingQueries
{
    public static IQueryable<CopyReading> OfSubscriptions(this IQueryable<CopyReading> readings, IReadOnlyList<long> subscriptionIds) =>
        readings.Where(r => subscriptionIds.Contains(r.Copy.SubscriptionId!.Value));
}
