using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsletters;

/// <summary>An address that gets no newsletter any more, known only by its keyed hash, so that it outlives the reader's own data.</summary>
public sealed class Suppression
{
    private Suppression()
    {
    }

    public byte[] AddressHash { get; private set; } = [];

    public SuppressionReason Reason { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static Suppression Of(byte[] addressHash, SuppressionReason reason, DateTimeOffset now) =>
        new() { AddressHash = addressHash, Reason = reason, At = now };

    private sealed class Storage : IEntityTypeConfiguration<Suppression>
    {
        public void Configure(EntityTypeBuilder<Suppression> suppression)
        {
            suppression.HasKey(s => s.AddressHash);
            suppression.Property(s => s.AddressHash).HasMaxLength(32);
            suppression.Property(s => s.Reason).HasConversion<int>();
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum SuppressionReason
{
    Complained = 1,
    Bounced = 2,
    Erased = 3,
}
