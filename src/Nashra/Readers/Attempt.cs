using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Readers;

/// <summary>How often something was tried by or on someone until a moment. Whom it concerns is a keyed hash.</summary>
public sealed class Attempt
{
    private Attempt()
    {
    }

    public byte[] Whom { get; private set; } = [];

    public DateTimeOffset Until { get; private set; }

    public int Count { get; private set; }

    private sealed class Storage : IEntityTypeConfiguration<Attempt>
    {
        public void Configure(EntityTypeBuilder<Attempt> attempt)
        {
            attempt.HasKey(a => new { a.Whom, a.Until });
            attempt.HasIndex(a => a.Until);
        }
    }
}

/// <summary>How often in how long. Each has a name of its own in the hash, so that two never share a counter.</summary>
public sealed record Allowance(string Name, int Most, TimeSpan In);
