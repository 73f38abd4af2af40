using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;

namespace Nashra.Platform.Post;

/// <summary>A letter about an account, such as a confirmation. It is a row from the transaction that caused it until the server has answered.</summary>
public sealed class Letter
{
    /// <summary>What a letter said is somebody's: once answered it is kept only as long as somebody may ask where it went.</summary>
    public static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(30);

    private Letter()
    {
    }

    public long Id { get; private set; }

    /// <summary>What leaves the house: the left half of the Message-ID, the same however often it is offered.</summary>
    public Guid Token { get; private set; }

    public string Recipient { get; private set; } = "";

    /// <summary>The address as it is compared: all letters to one mailbox have the same.</summary>
    public string RecipientKey { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public LetterState State { get; private set; }

    /// <summary>Not offered before this moment.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>What the server last said, or why it could not be asked.</summary>
    public string Reply { get; private set; } = "";

    public static Letter To(string recipient, string subject, string text, string html, DateTimeOffset now) => new()
    {
        Token = Guid.CreateVersion7(now),
        Recipient = recipient,
        RecipientKey = KeyOf(recipient),
        Subject = subject,
        Text = text,
        Html = html,
        CreatedAt = now,
        DueAt = now,
        State = LetterState.Waiting,
    };

    public static string KeyOf(string address) => address.Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant();

    public void Offer()
    {
        State = LetterState.Offered;
        Attempts++;
    }

    public void Accepted(string reply) => (State, Reply) = (LetterState.Accepted, reply);

    public void Refused(string reply) => (State, Reply) = (LetterState.Refused, reply);

    public void WaitUntil(DateTimeOffset due, string reason) => (State, DueAt, Reply) = (LetterState.Waiting, due, reason);

    private sealed class Storage : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> letter)
        {
            letter.Property(l => l.Recipient).HasMaxLength(320);
            letter.Property(l => l.RecipientKey).HasMaxLength(320);
            letter.HasIndex(l => l.RecipientKey);
            letter.Property(l => l.State).HasConversion<int>();
            letter.HasIndex(l => l.Token).IsUnique();
            letter.HasIndex(l => new { l.State, l.DueAt });
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum LetterState
{
    Waiting = 1,
    Offered = 2,
    Accepted = 3,
    Refused = 4,
}

public static class LetterQueries
{
    extension(NewsDb db)
    {
        public DbSet<Letter> Letters => db.Set<Letter>();
    }

    extension(IQueryable<Letter> letters)
    {
        /// <summary>Answered so long ago that nobody asks after them any more.</summary>
        public IQueryable<Letter> Settled(DateTimeOffset now)
        {
            var longAgo = now - Letter.KeptAfterwards;
            return letters.Where(l => (l.State == LetterState.Accepted || l.State == LetterState.Refused) && l.DueAt < longAgo);
        }
    }
}
