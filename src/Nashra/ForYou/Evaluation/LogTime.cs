using System.Globalization;

namespace Nashra.ForYou.Evaluation;

/// <summary>The times that logs are written with, all in UTC unless they say otherwise.</summary>
internal static class LogTime
{
    private const int SecondsDigits = 9;
    private const int MillisecondsDigits = 12;
    private const int MostDigits = 14;

    // MIND's own first. Its month stands before its day, and so it is read: a log that has them the other way round is refused at its first 13th.
    private static readonly string[] Formats =
    [
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm tt", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm",
        "yyyy-M-d'T'H:mm:ss.FFFFFFFK", "yyyy-M-d'T'H:mmK", "yyyy-M-d H:mm:ss.FFFFFFFK", "yyyy-M-d H:mm", "yyyy-M-d", "r",
    ];

    public static DateTimeOffset? Parse(string? cell) =>
        (FromDigits(cell) ?? FromWords(cell)) is { } time && time >= DateTimeOffset.UnixEpoch ? time : null;

    private static DateTimeOffset? FromWords(string? cell) =>
        DateTimeOffset.TryParseExact(cell, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var time) ? time : null;

    // Seconds or milliseconds since 1970.
    private static DateTimeOffset? FromDigits(string? cell) =>
        cell is not { Length: >= SecondsDigits and <= MostDigits } || !long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
            : cell.Length < MillisecondsDigits ? DateTimeOffset.FromUnixTimeSeconds(number)
            : DateTimeOffset.FromUnixTimeMilliseconds(number);
}
