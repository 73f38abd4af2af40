using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Readers;

/// <summary>A device that is signed in. Of the visitor it keeps the kind of browser, never the network address.</summary>
public sealed class ReaderSession
{
    public const string Scheme = "reader";

    /// <summary>Unused for so long, a session has ended.</summary>
    public static readonly TimeSpan Rests = TimeSpan.FromDays(90);

    private ReaderSession()
    {
    }

    public long Id { get; private set; }

    public long ReaderId { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public string Device { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public static ReaderSession Open(long readerId, Secret token, Device device, DateTimeOffset now) => new()
    {
        ReaderId = readerId,
        TokenHash = token.Hash,
        Device = device.ToString(),
        CreatedAt = now,
        LastSeenAt = now,
    };

    private sealed class Storage : IEntityTypeConfiguration<ReaderSession>
    {
        public void Configure(EntityTypeBuilder<ReaderSession> session)
        {
            session.Property(s => s.Device).HasMaxLength(32);
            session.HasIndex(s => s.TokenHash).IsUnique();
            session.HasIndex(s => s.ReaderId);
            session.HasOne<Reader>().WithMany().HasForeignKey(s => s.ReaderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
