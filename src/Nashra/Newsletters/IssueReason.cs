using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsletters;

/// <summary>Why an article stands in a personal list, in words that thousands of an issue's lists share; they name it by its number.</summary>
public sealed class IssueReason
{
    private IssueReason()
    {
    }

    public long IssueId { get; private set; }

    public long Number { get; private set; }

    public string Words { get; private set; } = "";

    /// <summary>Made of the words themselves, so that nodes need not agree on it: 48 bits, which JSON keeps exactly.</summary>
    public static long NumberOf(string words)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(words), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash) >>> 16;
    }

    private sealed class Storage : IEntityTypeConfiguration<IssueReason>
    {
        public void Configure(EntityTypeBuilder<IssueReason> reason)
        {
            reason.HasKey(r => new { r.IssueId, r.Number });
            reason.HasOne<Issue>().WithMany().HasForeignKey(r => r.IssueId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
