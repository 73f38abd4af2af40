using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Following;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>That a reader asked for more or less of a section, author or topic. Weaker than following and muting.</summary>
public sealed class Leaning
{
    // As much as five lists' worth of opening it every time, or of passing it over.
    private static readonly Tally More = new(4, 1);
    private static readonly Tally Less = new(0, 4);

    private Leaning()
    {
    }

    public long ReaderId { get; private set; }

    public FollowKind Kind { get; private set; }

    public long TargetId { get; private set; }

    public bool WantsMore { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal Subject Subject => new((SubjectKind)Kind, TargetId);

    internal Tally Tally => WantsMore ? More : Less;

    private sealed class Storage : IEntityTypeConfiguration<Leaning>
    {
        public void Configure(EntityTypeBuilder<Leaning> leaning)
        {
            leaning.HasKey(l => new { l.ReaderId, l.Kind, l.TargetId });
            leaning.Property(l => l.Kind).HasConversion<int>();
            leaning.Ignore(l => l.Subject).Ignore(l => l.Tally);
            leaning.HasOne<Reader>().WithMany().HasForeignKey(l => l.ReaderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
