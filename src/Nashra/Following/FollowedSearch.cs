using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Arabic;

namespace Nashra.Following;

/// <summary>A search that some readers follow, kept once for all who ask the same, and gone with the last of them.</summary>
public sealed class FollowedSearch
{
    public const int LongestAddress = 1500;

    private FollowedSearch()
    {
    }

    public long Id { get; private set; }

    /// <summary>Path and query of its page, always spelled the same way: what it asks, and what tells it from others.</summary>
    public string Address { get; private set; } = "";

    /// <summary>As much of a search's name as a list shows, whatever letters it is written in.</summary>
    public static string NameFrom(string text)
    {
        var name = TextCut.AtWord(CleanText.Line(text), FollowedPhrase.LongestText);
        var whole = name.Length <= FollowedPhrase.LongestText ? name.Length : FollowedPhrase.LongestText;
        return name[..(whole < name.Length && char.IsHighSurrogate(name[whole - 1]) ? whole - 1 : whole)];
    }

    private sealed class Storage : IEntityTypeConfiguration<FollowedSearch>
    {
        public void Configure(EntityTypeBuilder<FollowedSearch> search)
        {
            search.Property(s => s.Address).HasMaxLength(LongestAddress);
            search.HasIndex(s => s.Address).IsUnique();
        }
    }
}
