using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Platform.Keys;

/// <summary>One key of the framework's key ring, as it writes it, wrapped by the key file.</summary>
public sealed class DataProtectionKey
{
    private DataProtectionKey()
    {
    }

    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Xml { get; private set; } = "";

    public static DataProtectionKey Of(string name, string xml) => new() { Name = name, Xml = xml };

    private sealed class Storage : IEntityTypeConfiguration<DataProtectionKey>
    {
        public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(k => k.Name).HasMaxLength(200);
    }
}
