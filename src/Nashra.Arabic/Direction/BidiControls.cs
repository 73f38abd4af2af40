namespace Nashra.Arabic;

/// <summary>The invisible characters that steer the Unicode bidirectional algorithm (UAX #9, section 2).</summary>
internal static class BidiControls
{
    public const char LeftToRightMark = '\u200E';
    public const char RightToLeftMark = '\u200F';
    public const char ArabicLetterMark = '\u061C';
    public const char LeftToRightIsolate = '\u2066';
    public const char RightToLeftIsolate = '\u2067';
    public const char FirstStrongIsolate = '\u2068';
    public const char PopIsolate = '\u2069';

    public static bool IsMark(char c) => c is LeftToRightMark or RightToLeftMark or ArabicLetterMark;

    public static bool IsEmbeddingOrOverride(char c) => c is >= '\u202A' and <= '\u202E';

    public static bool OpensIsolate(char c) => c is >= LeftToRightIsolate and <= FirstStrongIsolate;

    /// <summary>Isolates reach no further than their paragraph (UAX #9, BD9 and X8).</summary>
    public static bool EndsParagraph(char c) => c is '\n' or '\r' or '\u001C' or '\u001D' or '\u001E' or '\u0085' or '\u2029';
}
