using System.Globalization;
using System.Text;

namespace Nashra.Arabic;

/// <summary>The readable part of an address. Arabic stays Arabic, as RFC 3987 (IRI) allows and browsers show it.</summary>
public static class Slug
{
    private const char Tatweel = '\u0640';

    /// <summary>
    /// A headline in; its words out, joined by hyphens: in composed form (NFKC, which is also NFC, so that presentation forms and ligatures
    /// become letters), without marks, tatweel, apostrophes and invisible characters, cased letters lower, digits Western.
    /// At most <paramref name="maxLetters"/> letters, hyphens included, cut between words; only a first word that is longer is cut inside.
    /// Empty only when the headline has no letter (tatweel is none) and no digit. Safe to repeat; linear in the headline.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLetters"/> is less than one.</exception>
    public static string From(string headline, int maxLetters = 80)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLetters, 1);
        var hyphenated = new StringBuilder(headline.Length);
        var wordEnded = false;
        foreach (var rune in Composed(headline).EnumerateRunes())
        {
            if (IsWritten(rune))
            {
                hyphenated.Append(wordEnded && hyphenated.Length > 0 ? "-" : "").Append(Rune.ToLowerInvariant(rune).ToString());
                wordEnded = false;
            }
            else
            {
                wordEnded |= !IsInsideWord(rune);
            }
        }

        return Cut(Digits.ToWestern(Composed(hyphenated.ToString())), maxLetters);
    }

    /// <summary>True for a text that is its own slug, whatever its length: what <see cref="From"/> gives back unchanged.</summary>
    public static bool IsCanonical(string slug) => slug.Length > 0 && From(slug, int.MaxValue) == slug;

    private static string Composed(string text) => WellFormed.Normalized(text, NormalizationForm.FormKC);

    private static bool IsWritten(Rune rune) => Rune.IsLetterOrDigit(rune) && rune.Value is not (Tatweel or 'ʼ');

    private static bool IsInsideWord(Rune rune) =>
        Script.IsCombining(rune) || rune.Value is Tatweel or '\'' or '’' or 'ʼ' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    private static string Cut(string slug, int maxLetters)
    {
        var (end, letters) = (0, 0);
        while (end < slug.Length && letters < maxLetters)
        {
            end += char.IsHighSurrogate(slug[end]) ? 2 : 1;
            letters++;
        }

        if (end == slug.Length || slug[end] is '-')
        {
            return slug[..end];
        }

        var wordEdge = slug.LastIndexOf('-', end - 1);
        return slug[..(wordEdge > 0 ? wordEdge : end)];
    }
}
