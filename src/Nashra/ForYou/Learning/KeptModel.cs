using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.ForYou;

/// <summary>What the newspaper last learned of its readers together: one row for all nodes, in which no reader is named.</summary>
public sealed class KeptModel
{
    private KeptModel()
    {
    }

    public int Id { get; private set; }

    public DateTimeOffset LearnedAt { get; private set; }

    /// <summary>As <see cref="ModelJson"/> writes it, so that an editor can read it.</summary>
    public string Model { get; private set; } = "";

    /// <summary>What the replay that learned it measured; empty when the log was too short to measure anything.</summary>
    public string Report { get; private set; } = "";

    private sealed class Storage : IEntityTypeConfiguration<KeptModel>
    {
        public void Configure(EntityTypeBuilder<KeptModel> model)
        {
            model.HasKey(m => m.Id);
            model.Property(m => m.Id).ValueGeneratedNever();
        }
    }
}
