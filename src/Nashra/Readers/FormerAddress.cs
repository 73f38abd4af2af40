using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Readers;

/// <summary>An address the account had before: kept so that erasing finds the letters that went there.</summary>
public sealed class FormerAddress
{
    private FormerAddress()
    {
    }

    public long Id { get; private set; }

    public long ReaderId { get; private set; }

    public string Address { get; private set; } = "";

    public DateTimeOffset Until { get; private set; }

    public static FormerAddress Of(Reader reader, DateTimeOffset until) => new() { ReaderId = reader.Id, Address = reader.Email!, Until = until };

    private sealed class Storage : IEntityTypeConfiguration<FormerAddress>
    {
        public void Configure(EntityTypeBuilder<FormerAddress> former)
        {
            former.Property(f => f.Address).HasMaxLength(320);
            former.HasIndex(f => f.ReaderId);
            former.HasOne<Reader>().WithMany().HasForeignKey(f => f.ReaderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
