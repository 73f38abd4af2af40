using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>What lets a program in for a reader, without the reader's session: to the personal feeds or to parts of the API.</summary>
public sealed class AccessKey
{
    public const int MostPerReader = 20;
    public const int LongestName = 60;

    private AccessKey()
    {
    }

    public long Id { get; private set; }

    public long ReaderId { get; private set; }

    /// <summary>What the reader calls the program that has it.</summary>
    public string Name { get; private set; } = "";

    public AccessScopes Scopes { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The token sealed by the key ring, where the reader may see it again: in the addresses of feeds.</summary>
    public string? SealedToken { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <exception cref="RefusedException">It opens nothing, or its name is too long.</exception>
    public static AccessKey Open(long readerId, string? name, AccessScopes scopes, Secret token, DateTimeOffset now)
    {
        var clean = Arabic.CleanText.Line(name ?? "");
        if (clean.Length > LongestName)
        {
            throw new RefusedException("readers.name_too_long", LongestName);
        }

        return scopes is AccessScopes.None
            ? throw new RefusedException("readers.key_opens_nothing")
            : new AccessKey { ReaderId = readerId, Name = clean, Scopes = scopes, TokenHash = token.Hash, CreatedAt = now };
    }

    public AccessKey ShownAgain(string sealedToken)
    {
        SealedToken = sealedToken;
        return this;
    }

    private sealed class Storage : IEntityTypeConfiguration<AccessKey>
    {
        public void Configure(EntityTypeBuilder<AccessKey> key)
        {
            key.Property(k => k.Name).HasMaxLength(LongestName);
            key.Property(k => k.Scopes).HasConversion<int>();
            key.Property(k => k.SealedToken).HasMaxLength(1000);
            key.HasIndex(k => k.TokenHash).IsUnique();
            key.HasIndex(k => k.ReaderId);
            key.HasOne<Reader>().WithMany().HasForeignKey(k => k.ReaderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What an access key opens. The numbers are stored.</summary>
[Flags]
public enum AccessScopes
{
    None = 0,
    Feeds = 1,
    Content = 2,
    Search = 4,
    Follows = 8,
    Saved = 16,
    Newsletters = 32,
}
