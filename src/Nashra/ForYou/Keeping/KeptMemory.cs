using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>What a reader's reading shows, as it is stored: a few kilobytes, gone when history is switched off.</summary>
public sealed class KeptMemory
{
    private KeptMemory()
    {
    }

    public long ReaderId { get; private set; }

    /// <summary>As <see cref="MemoryBytes"/> writes it.</summary>
    public byte[] Bytes { get; private set; } = [];

    public DateTimeOffset LearnedAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<KeptMemory>
    {
        public void Configure(EntityTypeBuilder<KeptMemory> memory)
        {
            memory.HasKey(m => m.ReaderId);
            memory.Property(m => m.ReaderId).ValueGeneratedNever();
            memory.HasOne<Reader>().WithMany().HasForeignKey(m => m.ReaderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
