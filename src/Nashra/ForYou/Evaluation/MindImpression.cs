using System.Globalization;

namespace Nashra.ForYou.Evaluation;

/// <summary>One line of behaviors.tsv: what a reader was shown at one moment, and what she opened.</summary>
internal sealed record MindImpression(string Reader, DateTimeOffset At, int[] History, int[] Shown, bool[] Opened, Subject[] Follows)
{
    private const int LeastColumns = 5;
    private static readonly string[] TimeFormats = ["M/d/yyyy h:mm:ss tt", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>
    /// Impression id, reader, time (MIND's 11/15/2019 8:55:22 AM or ISO 8601; both UTC), history, shown articles as id-1
    /// (opened) or id-0; and where the log has them, follows in a sixth column as section:NAME or topic:NAME.
    /// </summary>
    public static MindImpression Parse(LogLine line, MindNews news)
    {
        var columns = line.Text.Split('\t');
        if (columns.Length < LeastColumns)
        {
            throw line.Malformed($"expected at least {LeastColumns} columns, found {columns.Length}");
        }

        var shown = columns[4].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new MindImpression(
            columns[1],
            TimeOf(line, columns[2]),
            [.. columns[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => news.IndexOf(id, line))],
            [.. shown.Select(entry => news.IndexOf(IdIn(entry, line), line))],
            [.. shown.Select(entry => entry[^1] == '1')],
            [.. (columns.ElementAtOrDefault(5) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(follow => FollowIn(follow, line, news))]);
    }

    public static DateTimeOffset TimeOf(LogLine line)
    {
        var columns = line.Text.Split('\t', 4);
        return TimeOf(line, columns.Length > 2 ? columns[2] : "");
    }

    private static DateTimeOffset TimeOf(LogLine line, string cell) =>
        DateTimeOffset.TryParseExact(cell, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time >= DateTimeOffset.UnixEpoch
            ? time
            : throw line.Malformed($"\"{cell}\" is not a time like 11/15/2019 8:55:22 AM");

    private static string IdIn(string entry, LogLine line) =>
        entry.EndsWith("-0", StringComparison.Ordinal) || entry.EndsWith("-1", StringComparison.Ordinal)
            ? entry[..^2]
            : throw line.Malformed($"\"{entry}\" does not end in -1 (opened) or -0");

    private static Subject FollowIn(string follow, LogLine line, MindNews news) => follow.Split(':', 2) switch
    {
        ["section", var name] => new Subject(SubjectKind.Section, news.Sections.IdOf(name)),
        ["topic", var name] => new Subject(SubjectKind.Topic, news.Topics.IdOf(name)),
        _ => throw line.Malformed($"\"{follow}\" is not section:NAME or topic:NAME"),
    };
}
