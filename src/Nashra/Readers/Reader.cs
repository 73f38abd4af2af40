using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Readers;

/// <summary>Someone with an account, made when the address was confirmed: before that there is only a question sent to it.</summary>
public sealed class Reader : IdentityUser<long>
{
    public const int LongestName = 100;

    private Reader()
    {
    }

    /// <summary>What the paper calls the reader; empty where none was given.</summary>
    public string Name { get; private set; } = "";

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>Whether the paper may remember what was opened and read.</summary>
    public bool KeepsHistory { get; private set; } = true;

    /// <summary>Whether «لك» and the ribbon may be arranged from what the reader follows and reads.</summary>
    public bool IsTailored { get; private set; } = true;

    public EmailAddress Address => EmailAddress.Parse(Email!);

    public static Reader Join(EmailAddress address, string? passwordHash, DateTimeOffset now)
    {
        var reader = new Reader
        {
            UserName = Guid.NewGuid().ToString("N"),
            EmailConfirmed = true,
            PasswordHash = passwordHash,
            SecurityStamp = Secret.Create().Text,
            JoinedAt = now,
        };
        reader.NormalizedUserName = reader.UserName.ToUpperInvariant();
        reader.MoveTo(address);
        return reader;
    }

    /// <summary>Only to an address that has just been confirmed.</summary>
    public void MoveTo(EmailAddress address) => (Email, NormalizedEmail) = (address.Text, address.Key);

    /// <exception cref="Platform.RefusedException">The name is too long.</exception>
    public void Rename(string? name)
    {
        var clean = Arabic.CleanText.Line(name ?? "");
        Name = clean.Length <= LongestName ? clean : throw new Platform.RefusedException("readers.name_too_long", LongestName);
    }

    public void ChangePassword(string passwordHash) => (PasswordHash, SecurityStamp) = (passwordHash, Secret.Create().Text);

    public void KeepHistory(bool keeps) => KeepsHistory = keeps;

    public void Tailor(bool isTailored) => IsTailored = isTailored;

    private sealed class Storage : IEntityTypeConfiguration<Reader>
    {
        public void Configure(EntityTypeBuilder<Reader> reader)
        {
            reader.Property(r => r.UserName).HasMaxLength(64);
            reader.Property(r => r.NormalizedUserName).HasMaxLength(64);
            reader.Property(r => r.Email).HasMaxLength(320);
            reader.Property(r => r.NormalizedEmail).HasMaxLength(320);
            reader.Property(r => r.Name).HasMaxLength(LongestName);
            reader.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
            reader.HasIndex(r => r.NormalizedUserName).IsUnique();
            reader.HasIndex(r => r.NormalizedEmail).IsUnique();
            reader.Ignore(r => r.Address).Ignore(r => r.PhoneNumber).Ignore(r => r.PhoneNumberConfirmed)
                .Ignore(r => r.LockoutEnd).Ignore(r => r.LockoutEnabled).Ignore(r => r.AccessFailedCount);
        }
    }
}
