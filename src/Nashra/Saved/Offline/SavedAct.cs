using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>That an act which a device kept while it had no network has been done: told again, it is not done again.</summary>
public sealed class SavedAct
{
    private SavedAct()
    {
    }

    public long ReaderId { get; private set; }

    public Guid Key { get; private set; }

    public DateTimeOffset DoneAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<SavedAct>
    {
        public void Configure(EntityTypeBuilder<SavedAct> act)
        {
            act.HasKey(a => new { a.ReaderId, a.Key });
            act.HasOne<Reader>().WithMany().HasForeignKey(a => a.ReaderId).OnDelete(DeleteBehavior.Cascade);
            act.HasIndex(a => a.DoneAt);
        }
    }
}
