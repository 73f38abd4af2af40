using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;

namespace Nashra.Platform;

/// <summary>A named value of the publication, as JSON.</summary>
public sealed class Setting
{
    private Setting()
    {
    }

    public string Name { get; private set; } = "";

    public string Json { get; private set; } = "";

    public static Setting Of(string name, string json) => new() { Name = name, Json = json };

    public void Change(string json) => Json = json;

    private sealed class Storage : IEntityTypeConfiguration<Setting>
    {
        public void Configure(EntityTypeBuilder<Setting> setting)
        {
            setting.HasKey(s => s.Name);
            setting.Property(s => s.Name).HasMaxLength(64);
        }
    }
}
