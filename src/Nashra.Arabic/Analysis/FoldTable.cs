using System.Globalization;
using System.Text;

namespace Nashra.Arabic.Analysis;

/// <summary>What each UTF-16 unit folds to, worked out from Unicode one page of 256 at a time, when first met.</summary>
internal static class FoldTable
{
    // Noncharacters, so that no text can mean them.
    public const char Dropped = '\uFFFF';
    public const char Longer = '\uFFFE';
    public const char Unreadable = '\uFFFD';
    public const char YaSeat = 'ئ';

    private static readonly Page?[] Pages = new Page?[256];

    public static char Fold(char unit) => PageOf(unit).Folded[unit & 0xFF];

    public static bool Changes(char unit) => unit == YaSeat || Fold(unit) != unit;

    public static string Expansion(char unit) => PageOf(unit).Longer[unit];

    /// <summary>Letters and digits of the other planes: mathematical Arabic and Latin become plain, emoji stay.</summary>
    public static string Supplementary(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value >= 0x1F300 ? rune.ToString() : Closure(rune.ToString());

    private static Page PageOf(char unit) => Pages[unit >> 8] ?? (Pages[unit >> 8] = Build(unit >> 8));

    private static Page Build(int number)
    {
        var page = new Page();
        for (var low = 0; low < 256; low++)
        {
            var unit = (char)((number << 8) | low);
            var folded = char.IsSurrogate(unit) || unit >= Longer ? "\uFFFD" : Closure(unit.ToString());
            page.Folded[low] = folded.Length switch { 0 => Dropped, 1 => folded[0], _ => Longer };
            if (folded.Length > 1)
            {
                page.Longer.Add(unit, folded);
            }
        }

        return page;
    }

    // Repeated until it stands still, so that folding a folded text changes nothing.
    private static string Closure(string text)
    {
        for (var round = 0; round < 4; round++)
        {
            var next = Once(text);
            if (string.Equals(next, text, StringComparison.Ordinal))
            {
                break;
            }

            text = next;
        }

        return text;
    }

    private static string Once(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            folded.Append(rune.IsBmp ? Letter((char)rune.Value) ?? WithoutMarks(rune) : WithoutMarks(rune));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string WithoutMarks(Rune rune) => string.Concat(rune.ToString()
        .Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(part => !IsDropped(part)).Select(Plain));

    private static string Plain(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
        }

        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : Rune.ToLowerInvariant(rune).ToString();
    }

    private static bool IsDropped(Rune rune) => rune.Value switch
    {
        'ـ' or 0x00AD or 0xFEFF => true,
        >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F or 0x061C => true,
        0x0654 or 0x0655 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark && HasOptionalMarks(rune.Value),
    };

    // Marks that a reader may leave out: Arabic vowels and signs, Hebrew points, Latin accents, variation selectors.
    private static bool HasOptionalMarks(int value) => value switch
    {
        >= 0x0300 and <= 0x036F or >= 0x0591 and <= 0x05C7 or >= 0x0610 and <= 0x06ED => true,
        >= 0x0890 and <= 0x08FF or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF => true,
        >= 0x20D0 and <= 0x20FF or >= 0xFE00 and <= 0xFE2F => true,
        >= 0x10EC0 and <= 0x10EFF => true,
        _ => false,
    };

    private static string? Letter(char letter) => letter switch
    {
        'آ' or 'أ' or 'إ' or 'ٱ' or 'ٲ' or 'ٳ' => "ا",
        'ؤ' => "و",
        'ى' or 'ی' or 'ې' or 'ے' or 'ۍ' or 'ێ' or 'ۑ' => "ي",
        'ئ' or 'ۓ' => "ئ", // its seat is settled by what follows it: see FoldWriter
        'ک' or 'ڪ' or 'گ' or 'ڭ' or 'ڮ' or 'ګ' or 'ڬ' => "ك",
        'ہ' or 'ھ' or 'ە' or 'ۂ' or 'ۀ' => "ه",
        'ۃ' => "ة",
        'پ' or 'ٻ' => "ب",
        'ٹ' or 'ټ' or 'ٿ' => "ت",
        'چ' or 'ڃ' or 'ڄ' => "ج",
        'ڈ' or 'ډ' or 'ڊ' => "د",
        'ڑ' or 'ړ' or 'ڕ' => "ر",
        'ژ' => "ز",
        'ڤ' or 'ڥ' or 'ڢ' => "ف",
        'ڨ' or 'ڧ' => "ق",
        'ڵ' => "ل",
        'ں' or 'ڼ' => "ن",
        'ۆ' or 'ۋ' or 'ۇ' or 'ۏ' or 'ۈ' => "و",
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };

    private sealed class Page
    {
        public char[] Folded { get; } = new char[256];

        public Dictionary<char, string> Longer { get; } = [];
    }
}
