using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsletters.Sending;

/// <summary>A recipient domain whose servers asked for patience, on the way through one of ours. It is asked less and less often, and trusted again step by step.</summary>
internal sealed class SlowedDomain
{
    private const int AtFirst = 60;
    private const int Enough = 2000;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    private SlowedDomain()
    {
    }

    public string Server { get; private set; } = "";

    public string Domain { get; private set; } = "";

    /// <summary>What it may be given, counted from <see cref="AskedAt"/>.</summary>
    public int PerMinute { get; private set; }

    /// <summary>When it last asked for patience.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    public static int FirstPace => AtFirst;

    /// <summary>Doubles every ten minutes without complaint; null when it need not be slowed any more.</summary>
    public int? PaceAt(DateTimeOffset now)
    {
        var pace = PerMinute * Math.Pow(2, Math.Clamp(Math.Floor((now - AskedAt) / Step), 0, 20));
        return pace < Enough ? (int)pace : null;
    }

    private sealed class Storage : IEntityTypeConfiguration<SlowedDomain>
    {
        public void Configure(EntityTypeBuilder<SlowedDomain> slowed)
        {
            slowed.HasKey(s => new { s.Server, s.Domain });
            slowed.Property(s => s.Server).HasMaxLength(300);
            slowed.Property(s => s.Domain).HasMaxLength(253);
        }
    }
}
