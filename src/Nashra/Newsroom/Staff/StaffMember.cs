using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary>Who works on the paper. Staff and readers are different people even when they share an address.</summary>
public sealed class StaffMember
{
    public const int ShortestPassword = 12;
    private const int LongestPassword = 256; // hashing more than a sentence only costs the server

    private readonly List<RecoveryCode> recoveryCodes = [];

    private StaffMember()
    {
    }

    public long Id { get; private set; }

    /// <summary>Trimmed and in lower case.</summary>
    public string Email { get; private set; } = "";

    public string Name { get; private set; } = "";

    public StaffRole Role { get; private set; }

    public string PasswordHash { get; private set; } = "";

    /// <summary>Shared with the member's device, sealed (<see cref="SecondFactorKeys"/>); null until a second factor was enrolled.</summary>
    public byte[]? SecondFactorKey { get; private set; }

    /// <summary>The newest step whose code was taken, so that no code is taken twice.</summary>
    public long SecondFactorStep { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<RecoveryCode> RecoveryCodes => recoveryCodes;

    public bool HasSecondFactor => SecondFactorKey is not null;

    public bool IsAdministrator => Role == StaffRole.Administrator;

    public static StaffMember Join(string email, string name, StaffRole role, DateTimeOffset now) =>
        new() { Email = AddressOf(email), Name = name.Trim(), Role = role, CreatedAt = now };

    public static string AddressOf(string email) => email.Trim().ToLowerInvariant();

    public void ChoosePassword(string password, IPasswordHasher<StaffMember> hasher)
    {
        if (password.Length is < ShortestPassword or > LongestPassword)
        {
            throw new RefusedException("newsroom.password_length", ShortestPassword, LongestPassword);
        }

        PasswordHash = hasher.HashPassword(this, password);
    }

    /// <summary>Takes the key whose code the member has just shown, and the codes that help when the device is lost.</summary>
    public void Enrol(byte[] key, long step, IEnumerable<RecoveryCode> codes)
    {
        (SecondFactorKey, SecondFactorStep) = (key, step);
        recoveryCodes.Clear();
        recoveryCodes.AddRange(codes);
    }

    public void TookStep(long step) => SecondFactorStep = Math.Max(SecondFactorStep, step);

    /// <summary>The device is lost: the next sign-in enrols another.</summary>
    public void ForgetSecondFactor()
    {
        (SecondFactorKey, SecondFactorStep) = (null, 0);
        recoveryCodes.Clear();
    }

    private sealed class Storage : IEntityTypeConfiguration<StaffMember>
    {
        public void Configure(EntityTypeBuilder<StaffMember> member)
        {
            member.Property(m => m.Email).HasMaxLength(320);
            member.Property(m => m.Name).HasMaxLength(200);
            member.Property(m => m.Role).HasConversion<int>();
            member.Property(m => m.SecondFactorStep).IsConcurrencyToken();
            member.HasIndex(m => m.Email).IsUnique();
            member.HasMany(m => m.RecoveryCodes).WithOne().HasForeignKey(c => c.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The numbers are stored.</summary>
public enum StaffRole
{
    Administrator = 1,
    Editor = 2,
}
