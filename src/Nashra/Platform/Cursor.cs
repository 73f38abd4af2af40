using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;

namespace Nashra.Platform;

/// <summary>How far the once-only consequences of the change log have come; shared by all nodes, moved in the transaction of its consequence.</summary>
public sealed class Cursor
{
    private Cursor()
    {
    }

    public string Name { get; private set; } = "";

    public long Seq { get; private set; }

    public static Cursor At(string name, long seq) => new() { Name = name, Seq = seq };

    public void MoveTo(long seq) => Seq = Math.Max(Seq, seq);

    private sealed class Storage : IEntityTypeConfiguration<Cursor>
    {
        public void Configure(EntityTypeBuilder<Cursor> cursor)
        {
            cursor.HasKey(c => c.Name);
            cursor.Property(c => c.Name).HasMaxLength(64);
            cursor.Property(c => c.Seq).IsConcurrencyToken();
        }
    }
}
