using System.Text;

namespace Nashra.Arabic;

/// <summary>Direction of plain text: what the Unicode bidirectional algorithm (UAX #9) needs to be told, and what it must not be told.</summary>
public static class Bidi
{
    /// <summary>
    /// A run of foreign or unknown direction in; the same run between U+2068 and U+2069 out, so that it cannot reorder
    /// what surrounds it (UAX #9, FSI: the run's first strong character gives its direction). Overrides and unpaired isolates in it
    /// are dropped first, for they would break out. The empty text, and a text that is already such an isolate, come back as they are.
    /// </summary>
    public static string Isolate(string text) => Between(BidiControls.FirstStrongIsolate, text);

    /// <summary>
    /// The same for a run whose direction is known: left to right for phone numbers, codes and addresses (U+2066),
    /// right to left for scores and spans of Arabic dates (U+2067).
    /// </summary>
    public static string Isolate(string text, TextDirection direction) =>
        Between(direction is TextDirection.LeftToRight ? BidiControls.LeftToRightIsolate : BidiControls.RightToLeftIsolate, text);

    /// <summary>
    /// Any text in; the text without the controls that spoof or that do nothing. Dropped always: embeddings and overrides
    /// (U+202A–202E) and isolates without their partner in the same paragraph. Of the marks U+200E, U+200F and U+061C those stay
    /// that hold something without a direction of its own (a digit, a sign, punctuation); dropped are marks before
    /// the first visible character, after another mark, and with letters on both sides or a letter and the end,
    /// where they change nothing but what search and comparison see.
    /// The very string comes back when nothing changes. Safe to repeat.
    /// </summary>
    public static string StripControls(string text) =>
        BidiCleaning.WithoutIdleMarks(BidiCleaning.WithoutOverrides(text));

    /// <summary>The direction of most letters; of the first one when both sides have as many; null when there is no letter at all.</summary>
    public static TextDirection? DominantDirection(string text)
    {
        TextDirection? first = null;
        var balance = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                first ??= Script.DirectionOf(rune);
                balance += Script.DirectionOf(rune) is TextDirection.RightToLeft ? 1 : -1;
            }
        }

        return balance switch
        {
            > 0 => TextDirection.RightToLeft,
            < 0 => TextDirection.LeftToRight,
            _ => first,
        };
    }

    /// <summary>True for a letter in one of Unicode's Arabic blocks, presentation forms and tatweel included; false for marks, digits and punctuation.</summary>
    public static bool IsArabicLetter(Rune rune) => Script.IsInArabicBlock(rune.Value) && Rune.IsLetter(rune);

    /// <summary>The same for one UTF-16 unit; half of a surrogate pair is no letter.</summary>
    public static bool IsArabicLetter(char c) => Script.IsInArabicBlock(c) && char.IsLetter(c);

    /// <summary>
    /// One line of plain text in (a subject, a line of a mail, a title); the same line, led by U+200F unless it already begins
    /// with that mark or an Arabic letter, so that programs which take the direction from the first strong character
    /// (UAX #9, rule P2) lay it out from right to left. The empty text stays empty.
    /// </summary>
    public static string LeadWithStrong(string text) =>
        text.Length == 0 || text[0] is BidiControls.RightToLeftMark || IsArabicLetter(FirstRune(text))
            ? text
            : BidiControls.RightToLeftMark + text;

    private static string Between(char opener, string text)
    {
        var safe = BidiCleaning.WithoutOverrides(text);
        return safe.Length == 0 || (safe[0] == opener && BidiCleaning.IsOneIsolate(safe))
            ? safe
            : opener + safe + BidiControls.PopIsolate;
    }

    private static Rune FirstRune(string text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune;
    }
}
