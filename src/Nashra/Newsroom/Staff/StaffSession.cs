using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsroom.Staff;

/// <summary>A browser in which a member has given the password, and, once it is <see cref="IsComplete"/>, the second factor.</summary>
public sealed class StaffSession
{
    public static readonly TimeSpan ForTheSecondFactor = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Rests = TimeSpan.FromDays(3);
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    private StaffSession()
    {
    }

    public long Id { get; private set; }

    public long StaffMemberId { get; private set; }

    public StaffMember Member { get; private set; } = null!;

    public byte[] TokenHash { get; private set; } = [];

    public bool IsComplete { get; private set; }

    /// <summary>A key offered to a member without a second factor, until a code from it was shown; sealed (<see cref="SecondFactorKeys"/>).</summary>
    public byte[]? ProposedKey { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public static StaffSession AfterPassword(StaffMember member, byte[]? proposedKey, byte[] tokenHash, DateTimeOffset now) => new()
    {
        Member = member,
        TokenHash = tokenHash,
        ProposedKey = proposedKey,
        CreatedAt = now,
        ExpiresAt = now + ForTheSecondFactor,
    };

    public static StaffSession Complete(StaffMember member, byte[] tokenHash, DateTimeOffset now) =>
        new() { Member = member, TokenHash = tokenHash, IsComplete = true, CreatedAt = now, ExpiresAt = now + Rests };

    /// <summary>Stays open while it is used, up to a month.</summary>
    public void SeenAt(DateTimeOffset now)
    {
        var until = now + Rests < CreatedAt + Lasts ? now + Rests : CreatedAt + Lasts;
        if (IsComplete && until - ExpiresAt > TimeSpan.FromHours(1))
        {
            ExpiresAt = until;
        }
    }

    private sealed class Storage : IEntityTypeConfiguration<StaffSession>
    {
        public void Configure(EntityTypeBuilder<StaffSession> session)
        {
            session.HasIndex(s => s.TokenHash).IsUnique();
            session.HasOne(s => s.Member).WithMany().HasForeignKey(s => s.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
