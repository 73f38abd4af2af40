using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Readers;

/// <summary>
/// A question sent to an address: who brings back its link or code owns the address. The same row is written for an
/// address with an account and for one without; where the question makes no sense, its answer was never sent.
/// </summary>
public sealed class AddressProof
{
    public const int MostTries = 5;
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(1);
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);

    private AddressProof()
    {
    }

    public long Id { get; private set; }

    public ProofKind Kind { get; private set; }

    public string Address { get; private set; } = "";

    public string AddressKey { get; private set; } = "";

    /// <summary>Whose address is to change; null for every other question.</summary>
    public long? ReaderId { get; private set; }

    /// <summary>Of the link's token, or of the code keyed with the browser's secret.</summary>
    public byte[] AnswerHash { get; private set; } = [];

    /// <summary>The browser that asked.</summary>
    public byte[] BrowserHash { get; private set; } = [];

    /// <summary>Of the password chosen at sign-up.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>What the device held, where the visitor wants it merged, and the interests chosen.</summary>
    public string Shelf { get; private set; } = "";

    public int Tries { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public static AddressProof Ask(ProofKind kind, EmailAddress address, byte[] answerHash, Secret browser, DateTimeOffset expiresAt) => new()
    {
        Kind = kind,
        Address = address.Text,
        AddressKey = address.Key,
        AnswerHash = answerHash,
        BrowserHash = browser.Hash,
        ExpiresAt = expiresAt,
    };

    public AddressProof ToJoin(string? passwordHash, GuestShelf shelf)
    {
        (PasswordHash, Shelf) = (passwordHash, shelf.ToString());
        return this;
    }

    public AddressProof For(long readerId)
    {
        ReaderId = readerId;
        return this;
    }

    public bool WasAskedBy(Secret? browser) => browser is not null && BrowserHash.AsSpan().SequenceEqual(browser.Hash);

    private sealed class Storage : IEntityTypeConfiguration<AddressProof>
    {
        public void Configure(EntityTypeBuilder<AddressProof> proof)
        {
            proof.Property(p => p.Kind).HasConversion<int>();
            proof.Property(p => p.Address).HasMaxLength(320);
            proof.Property(p => p.AddressKey).HasMaxLength(320);
            proof.HasIndex(p => p.AnswerHash);
            proof.HasIndex(p => p.BrowserHash);
            proof.HasIndex(p => p.AddressKey);
            proof.HasIndex(p => p.ExpiresAt);
            proof.HasOne<Reader>().WithMany().HasForeignKey(p => p.ReaderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum ProofKind
{
    /// <summary>A link that makes the account.</summary>
    Join = 1,

    /// <summary>A code that signs in, and makes the account where there is none and it was asked for.</summary>
    JoinCode = 2,

    /// <summary>A code that signs in to an account that exists.</summary>
    SignInCode = 3,

    /// <summary>A link to choose a new password.</summary>
    Reset = 4,

    /// <summary>A link that moves an account to a new address.</summary>
    NewAddress = 5,
}
