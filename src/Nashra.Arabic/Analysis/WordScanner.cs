using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>Finds where words begin and end. Marks, tatweel and direction controls inside a word belong to it.</summary>
internal static class WordScanner
{
    private enum Kind
    {
        Gap,
        Arabic,
        Digit,
        Other, // Latin and every other script
        Mark, // belongs to the word it follows
        Control, // invisible: inside a word it belongs to it, at its edge it does not
    }

    /// <summary>The first word at or after a position; an empty place when there is none.</summary>
    public static Place Next(string text, int from)
    {
        var at = from;
        while (at < text.Length)
        {
            var kind = KindAt(text, at, out var width);
            if (kind is Kind.Arabic or Kind.Digit or Kind.Other || text[at] == 'ـ')
            {
                return new Place(at, WordEnd(text, at) - at);
            }

            at += width;
        }

        return default;
    }

    private static int WordEnd(string text, int start)
    {
        var end = start;
        var running = Kind.Mark;
        for (var at = start; at < text.Length;)
        {
            var kind = KindAt(text, at, out var width);
            if (kind == Kind.Gap ? !JoinsNumberOrName(text, at, running) : !Continues(running, kind))
            {
                break;
            }

            at += width;
            end = kind is Kind.Control or Kind.Gap ? end : at;
            running = kind is Kind.Arabic or Kind.Digit or Kind.Other ? kind : running;
        }

        return end;
    }

    // الـBBC and عام2015 are two words each; covid19 and G20 are one.
    private static bool Continues(Kind running, Kind next) =>
        next is Kind.Mark or Kind.Control || running == Kind.Mark || running == next
        || (running is Kind.Other or Kind.Digit && next is Kind.Other or Kind.Digit);

    // 1,000 is one number; O'Neill is one name.
    private static bool JoinsNumberOrName(string text, int at, Kind running) => text[at] switch
    {
        ',' or '٬' => running == Kind.Digit && IsGroupOfThree(text, at + 1),
        '\'' or '’' => running == Kind.Other && at + 1 < text.Length && KindAt(text, at + 1, out _) == Kind.Other,
        _ => false,
    };

    private static bool IsGroupOfThree(string text, int at)
    {
        var digits = 0;
        while (digits < 4 && at + digits < text.Length && char.IsDigit(text[at + digits]))
        {
            digits++;
        }

        return digits == 3;
    }

    private static Kind KindAt(string text, int at, out int width)
    {
        width = 1;
        var unit = text[at];
        if (unit is >= 'ء' and <= 'ي')
        {
            return unit == 'ـ' ? Kind.Mark : Kind.Arabic;
        }

        if (unit <= ' ')
        {
            return Kind.Gap;
        }

        if (!char.IsSurrogate(unit))
        {
            return FoldTable.Fold(unit) == FoldTable.Dropped ? DroppedKind(unit) : KindOf(CharUnicodeInfo.GetUnicodeCategory(unit), unit);
        }

        if (at + 1 < text.Length && Rune.TryCreate(unit, text[at + 1], out var rune))
        {
            width = 2;
            return KindOf(Rune.GetUnicodeCategory(rune), rune.Value);
        }

        return Kind.Gap;
    }

    private static Kind DroppedKind(char unit) =>
        CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.Format ? Kind.Control : Kind.Mark;

    private static Kind KindOf(UnicodeCategory category, int value) => category switch
    {
        UnicodeCategory.DecimalDigitNumber => Kind.Digit,
        <= UnicodeCategory.OtherLetter => IsArabic(value) ? Kind.Arabic : Kind.Other,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Kind.Mark,
        _ => Kind.Gap,
    };

    private static bool IsArabic(int value) => value is
        (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0x0870 and <= 0x08FF)
        or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x1EE00 and <= 0x1EEFF);
}

/// <summary>A stretch of the original text, in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Start, int Length)
{
    public int End => Start + Length;
}
