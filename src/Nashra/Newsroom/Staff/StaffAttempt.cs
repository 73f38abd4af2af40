using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Newsroom.Staff;

/// <summary>Wrong tries on one address or from one network, whether anyone is there or not.</summary>
public sealed class StaffAttempt
{
    private StaffAttempt()
    {
    }

    public string Whom { get; private set; } = "";

    public int Tries { get; private set; }

    /// <summary>Before this moment nothing is looked at.</summary>
    public DateTimeOffset FreeAt { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<StaffAttempt>
    {
        public void Configure(EntityTypeBuilder<StaffAttempt> attempt)
        {
            attempt.HasKey(a => a.Whom);
            attempt.Property(a => a.Whom).HasMaxLength(64);
        }
    }
}
