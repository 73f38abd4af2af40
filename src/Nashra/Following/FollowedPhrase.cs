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

    // Twice what a word with its stop words usually takes.
    private const int LettersPerWord = 16;

    /// <summary>So many telling words of an article are looked at: a newspaper says first what a piece is about.</summary>
    public const int WordsLookedAt = 120;

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

        string[] stems = [.. StemsOf(text)];
        return stems.Length switch
        {
            0 => throw new RefusedException("follow.phrase_empty"),
            > MostWords => throw new RefusedException("follow.phrase_too_long", MostWords),
            _ => (string.Join(' ', stems), text),
        };
    }

    /// <summary>The keys of all phrases that may stand in an article: every run of its first words, each once.</summary>
    public static IReadOnlySet<string> KeysIn(string headline, string text)
    {
        // Many sources repeat the headline as the first words of the text.
        var rest = text.StartsWith(headline, StringComparison.Ordinal) ? text[headline.Length..] : text;
        string[] stems = [.. StemsOf(headline).Concat(StemsOf(rest[..Math.Min(rest.Length, WordsLookedAt * LettersPerWord)])).Take(WordsLookedAt)];
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var first = 0; first < stems.Length; first++)
        {
            for (var words = 1; words <= MostWords && first + words <= stems.Length; words++)
            {
                keys.Add(string.Join(' ', stems, first, words));
            }
        }

        return keys;
    }

    private static IEnumerable<string> StemsOf(string text) =>
        Analyzer.Analyze(text).Where(token => !token.IsStopWord && token.Stem.Length > 1).Select(token => token.Stem);

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
