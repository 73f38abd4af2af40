using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Mail;
using Nashra.Platform;
using NodaTime;

namespace Nashra.Newsletters;

/// <summary>That an address receives a newsletter, or asked to, with the proof that its owner agreed.</summary>
public sealed class Subscription
{
    private const int LongestName = 200;

    private Subscription()
    {
    }

    public long Id { get; private set; }

    public long NewsletterId { get; private set; }

    public Newsletter Newsletter { get; private set; } = null!;

    /// <summary>Null for an address without an account.</summary>
    public long? ReaderId { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>The address as it is compared: two spellings of one mailbox subscribe once.</summary>
    public string AddressKey { get; private set; } = "";

    /// <summary>What the subscriber is called; empty where it was not said.</summary>
    public string Name { get; private set; } = "";

    public SubscriptionState State { get; private set; }

    /// <summary>The reader's own hour; null for the newsletter's.</summary>
    public int? Hour { get; private set; }

    /// <summary>Once a week on this day, where the newsletter appears daily; null for each time it appears.</summary>
    public DayOfWeek? Day { get; private set; }

    /// <summary>The IANA zone by which the reader's hour is told; null for the paper's.</summary>
    public string? TimeZone { get; private set; }

    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>The reader agreed that opening and following is counted, where the paper counts.</summary>
    public bool MayBeCounted { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Why the reader left, if said.</summary>
    public string? LeftBecause { get; private set; }

    /// <summary>The words that were agreed to.</summary>
    public string ConsentText { get; private set; } = "";

    /// <summary>Where: a page of the site, or the list it was imported from.</summary>
    public string ConsentSource { get; private set; } = "";

    /// <summary>The question whose confirmation is awaited.</summary>
    public long? SignUpId { get; private set; }

    public static string KeyOf(string address) => address.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();

    /// <exception cref="RefusedException">Mail cannot reach the address.</exception>
    public static Subscription Of(Newsletter newsletter, string address, string source, DateTimeOffset now) => new()
    {
        NewsletterId = newsletter.Id,
        Address = Deliverable(address),
        AddressKey = KeyOf(address),
        State = SubscriptionState.Left,
        AskedAt = now,
        ConsentText = newsletter.Consent,
        ConsentSource = source,
    };

    public bool IsActive(DateTimeOffset now) => State == SubscriptionState.Active && !(PausedUntil > now);

    /// <summary>Asked on a page; nothing is sent until the owner of the address confirms.</summary>
    public void Ask(long signUpId, string consent, string source, DateTimeOffset now)
    {
        if (State != SubscriptionState.Active)
        {
            (State, SignUpId, AskedAt, ConsentText, ConsentSource) = (SubscriptionState.Pending, signUpId, now, consent, source);
        }
    }

    /// <summary>The owner of the address said yes. Safe to repeat.</summary>
    public void Confirm(DateTimeOffset at)
    {
        if (State != SubscriptionState.Active)
        {
            (State, ConfirmedAt, LeftAt, LeftBecause, PausedUntil, SignUpId) = (SubscriptionState.Active, at, null, null, null, null);
        }
    }

    public void IsCalled(string name) => Name = Shortened(name, LongestName);

    /// <summary>The reader agreed elsewhere, at a time and a place that are known.</summary>
    public void AgreedElsewhere(string source, DateTimeOffset at)
    {
        ConsentSource = source;
        Confirm(at);
    }

    /// <summary>The reader left elsewhere: no list brings the address back here.</summary>
    public void LeftElsewhere(DateTimeOffset at, string? because) => (State, LeftAt, LeftBecause, SignUpId) = (SubscriptionState.Left, at, because, null);

    /// <summary>No half of a character is left: PostgreSQL keeps none.</summary>
    internal static string Shortened(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    public void LetBeCounted(bool agrees) => MayBeCounted = agrees;

    public void BelongsTo(long readerId) => ReaderId = readerId;

    public void Leave(DateTimeOffset now, string? because = null)
    {
        if (State != SubscriptionState.Left)
        {
            (State, LeftAt, SignUpId) = (SubscriptionState.Left, now, null);
        }

        LeftBecause = because ?? LeftBecause;
    }

    public void PauseUntil(DateTimeOffset? until) => PausedUntil = until;

    /// <exception cref="RefusedException">There is no such hour.</exception>
    public void ComeAt(int? hour) => Hour = hour is null or (>= 0 and <= 23) ? hour : throw new RefusedException("newsletters.hour_refused");

    public void ComeOn(DayOfWeek? day) => Day = day;

    /// <exception cref="RefusedException">There is no such zone.</exception>
    public void LiveIn(string? zone) => TimeZone = zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : throw new RefusedException("newsletters.zone_refused");

    private static string Deliverable(string address)
    {
        var trimmed = address.Trim();
        return trimmed.Length <= 320 && Mailbox.TryCreate(trimmed, "", out _) ? trimmed : throw new RefusedException("newsletters.address_refused");
    }

    private sealed class Storage : IEntityTypeConfiguration<Subscription>
    {
        public void Configure(EntityTypeBuilder<Subscription> subscription)
        {
            subscription.Property(s => s.Address).HasMaxLength(320);
            subscription.Property(s => s.AddressKey).HasMaxLength(320);
            subscription.Property(s => s.Name).HasMaxLength(LongestName);
            subscription.Property(s => s.State).HasConversion<int>();
            subscription.Property(s => s.Day).HasConversion<int?>();
            subscription.Property(s => s.TimeZone).HasMaxLength(64);
            subscription.HasOne(s => s.Newsletter).WithMany().HasForeignKey(s => s.NewsletterId).OnDelete(DeleteBehavior.Cascade);
            subscription.HasIndex(s => new { s.NewsletterId, s.AddressKey }).IsUnique();
            subscription.HasIndex(s => s.AddressKey);
            subscription.HasIndex(s => s.ReaderId);
            subscription.HasIndex(s => s.SignUpId);

            // Which zones a newsletter's readers live in, without walking all of them.
            subscription.HasIndex(s => new { s.NewsletterId, s.TimeZone }, "IxSubscriptionTimeZone").HasFilter("time_zone IS NOT NULL");

            // Copies are made in this order, in steps.
            subscription.HasIndex(s => new { s.NewsletterId, s.State, s.Id });
        }
    }
}

/// <summary>The numbers are stored. Paused is a date beside them, not a state.</summary>
public enum SubscriptionState
{
    Pending = 1,
    Active = 2,
    Left = 3,
}

/// <summary>One question put to one address about one or several newsletters.</summary>
public sealed class SignUp
{
    private SignUp()
    {
    }

    public long Id { get; private set; }

    public string Address { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public static SignUp At(string address, DateTimeOffset now) => new() { Address = address, AskedAt = now };

    private sealed class Storage : IEntityTypeConfiguration<SignUp>
    {
        public void Configure(EntityTypeBuilder<SignUp> signUp) => signUp.Property(s => s.Address).HasMaxLength(320);
    }
}
