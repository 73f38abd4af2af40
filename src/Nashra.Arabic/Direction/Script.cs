using System.Globalization;
using System.Text;

namespace Nashra.Arabic;

/// <summary>Which blocks of Unicode are Arabic, and which are written from right to left (Blocks.txt; DerivedBidiClass.txt, classes R and AL).</summary>
internal static class Script
{
    public static bool IsInArabicBlock(int codePoint) => codePoint
        is (>= 0x0600 and <= 0x06FF)
        or (>= 0x0750 and <= 0x077F)
        or (>= 0x0870 and <= 0x08FF)
        or (>= 0xFB50 and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFC)
        or (>= 0x10EC0 and <= 0x10EFF)
        or (>= 0x1EE00 and <= 0x1EEFF);

    public static TextDirection DirectionOf(Rune letter) => letter.Value
        is (>= 0x0590 and <= 0x08FF)
        or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFC)
        or (>= 0x10800 and <= 0x10FFF)
        or (>= 0x1E800 and <= 0x1EFFF)
            ? TextDirection.RightToLeft
            : TextDirection.LeftToRight;

    /// <summary>True for a mark that belongs to the letter before it (categories Mn, Mc and Me).</summary>
    public static bool IsCombining(Rune rune) => IsCombining(Rune.GetUnicodeCategory(rune));

    /// <summary>The same for one UTF-16 unit.</summary>
    public static bool IsCombining(char c) => IsCombining(char.GetUnicodeCategory(c));

    private static bool IsCombining(UnicodeCategory category) => category
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
