using System.Globalization;
using System.Text;

namespace Nashra.Articles.Covers;

/// <summary>A headline set in one to four balanced lines.</summary>
internal sealed record HeadlineSetting(int Size, IReadOnlyList<string> Lines)
{
    private const int MostLines = 4;

    public double LineHeight => Size * 1.5;

    /// <summary>The largest size at which the headline fits; what fits at none is cut at a word edge.</summary>
    public static HeadlineSetting Of(string headline, double width)
    {
        var words = Clean(headline).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (size, most) in new[] { (76, 2), (66, 3), (58, 3), (52, 4), (46, 4) })
        {
            if (Balanced(words, width / size, most) is { } lines)
            {
                return new(size, lines);
            }
        }

        return new(46, Cut(words, width / 46));
    }

    /// <summary>Visible text only, on one line: controls and stray direction marks are dropped, unpaired surrogates too.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.Take(1000).ToArray().AsSpan().EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                clean.Append(' ');
            }
            else if (rune != Rune.ReplacementChar && (category is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse) || rune.Value is 0x200C or 0x200D))
            {
                clean.Append(rune.ToString());
            }
        }

        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // The fewest lines that hold the words, then the narrowest measure that still needs no more: lines come out even.
    private static List<string>? Balanced(string[] words, double width, int most)
    {
        var fewest = Break(words, width);
        if (fewest is null || fewest.Count > most)
        {
            return null;
        }

        var best = fewest;
        for (var measure = width * 0.95; measure > width / 3; measure *= 0.95)
        {
            if (Break(words, measure) is not { } lines || lines.Count > fewest.Count)
            {
                break;
            }

            best = lines;
        }

        return best;
    }

    private static List<string>? Break(string[] words, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words)
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer) <= width)
            {
                line = longer;
            }
            else if (line.Length > 0 && WidthOf(word) <= width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                return null;
            }
        }

        lines.Add(line);
        return lines;
    }

    private static List<string> Cut(string[] words, double width)
    {
        var kept = words.Where(word => WidthOf(word) <= width).ToList();
        while (kept.Count > 0)
        {
            if (Balanced([.. kept.SkipLast(1), kept[^1] + "…"], width, MostLines) is { } lines)
            {
                return lines;
            }

            kept.RemoveAt(kept.Count - 1);
        }

        return ["…"];
    }

    // In ems of IBM Plex Sans Arabic SemiBold, with room for a wider fall-back: shaping is librsvg's, only the breaking of lines is decided here.
    private static double WidthOf(string text) => 1.08 * text.Sum(WidthOf);

    private static double WidthOf(char letter) => letter switch
    {
        _ when char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark => 0,
        ' ' or 'ا' or 'أ' or 'إ' or 'آ' or 'ل' or '.' or '،' or ':' or '!' or 'i' or 'l' => 0.29,
        'ن' or 'ب' or 'ي' or 'ت' or 'ث' or 'ئ' or 'ر' or 'ز' or 'د' or 'ذ' => 0.42,
        'س' or 'ش' or 'ص' or 'ض' => 0.86,
        'ك' or 'ى' or 'ط' or 'ظ' or '—' or 'M' or 'W' => 0.75,
        >= 'ء' and <= 'ۿ' => 0.54,
        >= ' ' and <= '~' => 0.62,
        _ => 0.9,
    };
}
