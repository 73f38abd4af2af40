using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsroom.Staff;

/// <summary>Opens the newsroom once to who has lost the device of the second factor. Only its hash is kept.</summary>
public sealed class RecoveryCode(byte[] hash)
{
    public const int PerMember = 10;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford: no letter looks like a digit
    private const int Length = 16; // eighty bits, so that a plain hash holds

    public long Id { get; private set; }

    public long StaffMemberId { get; private set; }

    public byte[] Hash { get; private set; } = hash;

    /// <summary>Words to write down, such as <c>7k3f-q2xd-m8np-04rt</c>.</summary>
    public static string Invent() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(part => new string(part)));

    public static RecoveryCode Of(string words) => new(HashOf(words));

    /// <summary>Of the letters alone: case, dashes and spaces are how people write.</summary>
    public static byte[] HashOf(string words) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(words.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()));

    private sealed class Storage : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code) => code.HasIndex(c => new { c.StaffMemberId, c.Hash });
    }
}
