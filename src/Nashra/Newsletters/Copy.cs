using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsletters;

/// <summary>One subscriber's copy of one issue. Its row is the account: what the server said, and nothing guessed.</summary>
public sealed class Copy
{
    /// <summary>The time for which a copy waits that a person must speak about: late, or in doubt and held.</summary>
    public static readonly DateTimeOffset WhenAPersonSays = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time for which a copy waits whose subject the sample has not decided yet.</summary>
    public static readonly DateTimeOffset WhenASubjectIsChosen = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private Copy()
    {
    }

    public long Id { get; private set; }

    public long IssueId { get; private set; }

    public Issue Issue { get; private set; } = null!;

    /// <summary>Null once the subscriber has been erased.</summary>
    public long? SubscriptionId { get; private set; }

    public Subscription? Subscription { get; private set; }

    public CopyState State { get; private set; }

    /// <summary>When it was meant to leave; lateness is judged by it.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it may be offered: at first its due time, after a temporary refusal later.</summary>
    public DateTimeOffset NextAt { get; private set; }

    public int Attempts { get; private set; }

    public string? OfferedBy { get; private set; }

    public DateTimeOffset? OfferedAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public string? Reply { get; private set; }

    /// <summary>Its final dot was written at least once without an answer: the reader may have it twice.</summary>
    public bool EverInDoubt { get; private set; }

    public DropReason? Dropped { get; private set; }

    public DateTimeOffset? BouncedAt { get; private set; }

    public string? Bounce { get; private set; }

    public DateTimeOffset? ComplainedAt { get; private set; }

    /// <summary>For a personal copy: the chosen articles with their reasons, as <see cref="ChosenList"/> writes them, stored before it is first offered.</summary>
    public string? Choice { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<Copy>
    {
        public void Configure(EntityTypeBuilder<Copy> copy)
        {
            copy.Property(c => c.State).HasConversion<int>();
            copy.Property(c => c.Dropped).HasConversion<int?>();
            copy.Property(c => c.OfferedBy).HasMaxLength(64);
            copy.HasOne(c => c.Issue).WithMany().HasForeignKey(c => c.IssueId).OnDelete(DeleteBehavior.Cascade);
            copy.HasOne(c => c.Subscription).WithMany().HasForeignKey(c => c.SubscriptionId).OnDelete(DeleteBehavior.SetNull);
            copy.HasIndex(c => new { c.IssueId, c.SubscriptionId }).IsUnique();
            copy.HasIndex(c => c.SubscriptionId);

            // What is to be done is a small part of a long history: these two stay as small as the work.
            copy.HasIndex(c => new { c.NextAt, c.Id }, "IxCopyWaiting").HasFilter("state = 1");
            copy.HasIndex(c => c.Id, "IxCopyOffered").HasFilter("state = 2");
        }
    }
}

/// <summary>The numbers are stored. "Waiting again" is waiting with attempts behind it.</summary>
public enum CopyState
{
    Waiting = 1,
    Offered = 2,
    Accepted = 3,
    Refused = 4,
    Dropped = 5,
}

/// <summary>Why a copy was never offered. The numbers are stored.</summary>
public enum DropReason
{
    Left = 1,
    Paused = 2,
    Suppressed = 3,
    NothingToSay = 4,
    BadAddress = 5,

    /// <summary>A person ended the sending of its issue.</summary>
    Stopped = 6,
}
