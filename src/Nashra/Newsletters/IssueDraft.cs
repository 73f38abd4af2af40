using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>An issue in the making: composed, approved, given its hour. When that comes, an issue is frozen from it.</summary>
public sealed class IssueDraft
{
    private IssueDraft()
    {
    }

    public long Id { get; private set; }

    public long NewsletterId { get; private set; }

    public Newsletter Newsletter { get; private set; } = null!;

    /// <summary>One more with each saving: of two editors at once, the second is told and loses nothing.</summary>
    public int Version { get; private set; }

    public string Content { get; private set; } = IssueContent.Empty.ToJson();

    public DraftState State { get; private set; } = DraftState.Open;

    public DateTimeOffset? DueAt { get; private set; }

    public string? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What became of it.</summary>
    public long? IssueId { get; private set; }

    public static IssueDraft Begin(Newsletter newsletter, string by, DateTimeOffset now) =>
        new() { NewsletterId = newsletter.Id, ChangedBy = by, ChangedAt = now };

    public IssueContent ReadContent() => IssueContent.FromJson(Content);

    /// <summary>What was approved is what was read: a change takes the approval and the hour back.</summary>
    public DraftEdit Write(IssueContent content, string by, DateTimeOffset now)
    {
        RequireNotStarted();
        Content = content.Cleaned().ToJson();
        (State, DueAt, ApprovedBy, ApprovedAt) = (DraftState.Open, null, null, null);
        (ChangedBy, ChangedAt) = (by, now);
        return DraftEdit.Of(this, ++Version);
    }

    public void Approve(string by, DateTimeOffset now)
    {
        RequireNotStarted();
        if (State == DraftState.Open)
        {
            (State, ApprovedBy, ApprovedAt) = (DraftState.Approved, by, now);
            Version++;
        }
    }

    /// <exception cref="RefusedException">Nobody has approved it, or the moment is past.</exception>
    public void Schedule(DateTimeOffset due, DateTimeOffset now)
    {
        RequireNotStarted();
        if (State == DraftState.Open)
        {
            throw new RefusedException("newsletters.not_approved");
        }

        if (due < now)
        {
            throw new RefusedException("newsletters.time_past");
        }

        (State, DueAt) = (DraftState.Scheduled, due);
        Version++;
    }

    /// <summary>It does not go out at its hour; the approval stands.</summary>
    public void Stop()
    {
        if (State == DraftState.Scheduled)
        {
            (State, DueAt) = (DraftState.Approved, null);
            Version++;
        }
    }

    public void Became(Issue issue)
    {
        (State, IssueId) = (DraftState.Started, issue.Id);
        Version++;
    }

    private void RequireNotStarted()
    {
        if (State == DraftState.Started)
        {
            throw new RefusedException("newsletters.already_started");
        }
    }

    private sealed class Storage : IEntityTypeConfiguration<IssueDraft>
    {
        public void Configure(EntityTypeBuilder<IssueDraft> draft)
        {
            draft.Property(d => d.State).HasConversion<int>();
            draft.Property(d => d.Version).IsConcurrencyToken();
            draft.Property(d => d.ApprovedBy).HasMaxLength(200);
            draft.Property(d => d.ChangedBy).HasMaxLength(200);
            draft.HasOne(d => d.Newsletter).WithMany().HasForeignKey(d => d.NewsletterId).OnDelete(DeleteBehavior.Cascade);
            draft.HasOne<Issue>().WithMany().HasForeignKey(d => d.IssueId).OnDelete(DeleteBehavior.SetNull);
            draft.HasIndex(d => new { d.State, d.DueAt });
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum DraftState
{
    Open = 1,
    Approved = 2,
    Scheduled = 3,
    Started = 4,
}

/// <summary>A draft as one editor saved it: nothing that was typed is ever lost.</summary>
public sealed class DraftEdit
{
    private DraftEdit()
    {
    }

    public long DraftId { get; private set; }

    public IssueDraft Draft { get; private set; } = null!;

    public int Version { get; private set; }

    public string Content { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static DraftEdit Of(IssueDraft draft, int version) => new() { Draft = draft, Version = version, Content = draft.Content, By = draft.ChangedBy, At = draft.ChangedAt };

    private sealed class Storage : IEntityTypeConfiguration<DraftEdit>
    {
        public void Configure(EntityTypeBuilder<DraftEdit> edit)
        {
            edit.HasKey(e => new { e.DraftId, e.Version });
            edit.Property(e => e.By).HasMaxLength(200);
            edit.HasOne(e => e.Draft).WithMany().HasForeignKey(e => e.DraftId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
