using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsletters.Counting;

/// <summary>How often machines opened an issue or followed its links: told apart so that no scanner is called a reader.</summary>
public sealed class MachineReading
{
    private MachineReading()
    {
    }

    public long IssueId { get; private set; }

    public int Hits { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<MachineReading>
    {
        public void Configure(EntityTypeBuilder<MachineReading> reading)
        {
            reading.HasKey(r => r.IssueId);
            reading.Property(r => r.IssueId).ValueGeneratedNever();
            reading.HasOne<Issue>().WithOne().HasForeignKey<MachineReading>(r => r.IssueId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
