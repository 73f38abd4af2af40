using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Arabic;
using Nashra.Arabic.Analysis;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>Words that some readers follow or mute, kept once for all whose words have the same stems, and gone with the last of them.</summary>
public sealed class FollowedPhrase
{
    public const int LongestText = 100;
    private const int MostWords = 8;

    private FollowedPhrase()
    {
    }

    public long Id { get; private set; }

    /// <summary>The stems in their order: «مجلس الأمن» and «لمجلس الأمن» are one phrase.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The words as they were first written; what articles are matched with.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Cleaned words with their key.</summary>
    /// <exception cref="RefusedException">No word tells anything, or there are too many.</exception>
    public static (string Key, string Text) Read(string? words)
    {
        var text = CleanText.Line(words ?? "");
        if (text.Length > LongestText)
        {
            throw new RefusedException("follow.phrase_too_long", MostWords);
        }

        string[] stems = [.. Analyzer.Analyze(text).Where(token => !token.IsStopWord && token.Stem.Length > 1).Select(token => token.Stem)];
        return stems.Length switch
        {
            0 => throw new RefusedException("follow.phrase_empty"),
            > MostWords => throw new RefusedException("follow.phrase_too_long", MostWords),
            _ => (string.Join(' ', stems), text),
        };
    }

    private sealed class Storage : IEntityTypeConfiguration<FollowedPhrase>
    {
        public void Configure(EntityTypeBuilder<FollowedPhrase> phrase)
        {
            phrase.Property(p => p.Key).HasMaxLength(LongestText * 2);
            phrase.Property(p => p.Text).HasMaxLength(LongestText);
            phrase.HasIndex(p => p.Key).IsUnique();
        }
    }
}
