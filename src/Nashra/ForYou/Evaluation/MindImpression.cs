namespace Nashra.ForYou.Evaluation;

/// <summary>One line of behaviors.tsv: what a reader was shown at one moment, and what she opened.</summary>
internal sealed record MindImpression(string Reader, DateTimeOffset At, int[] History, int[] Shown, bool[] Opened, Subject[] Follows)
{
    private const int LeastColumns = 5;
    private const int TimeColumn = 2;

    /// <summary>The lines of the file without a line of headings.</summary>
    public static IEnumerable<LogLine> LinesOf(string path) => LogLine.ReadAll(path).Where(line => !IsHeading(line));

    /// <summary>
    /// Impression id, reader, time (see <see cref="LogTime"/>), history, shown articles as id-1 (opened) or id-0; and where
    /// the log has them, follows in a sixth column as section:NAME or topic:NAME.
    /// </summary>
    public static MindImpression Parse(LogLine line, MindNews news)
    {
        var columns = line.Columns;
        if (columns.Length < LeastColumns)
        {
            throw line.Malformed("for_you.log.columns", columns.Length, LeastColumns);
        }

        var shown = Words(columns[4]);
        return new MindImpression(
            columns[1],
            TimeOf(line),
            [.. Words(columns[3]).Select(news.IndexOf)],
            [.. shown.Select(entry => news.IndexOf(IdIn(entry, line)))],
            [.. shown.Select(entry => entry[^1] == '1')],
            [.. Words(columns.ElementAtOrDefault(5) ?? "").Select(news.FollowIn).OfType<Subject>()]);
    }

    public static DateTimeOffset TimeOf(LogLine line) =>
        TimeCell(line) is var cell && LogTime.Parse(cell) is { } time ? time : throw line.Malformed("for_you.log.time", cell);

    private static bool IsHeading(LogLine line) => line.Number == 1 && TimeCell(line) is { Length: > 0 } cell && !cell.Any(char.IsDigit);

    private static string TimeCell(LogLine line) => line.Text.Split('\t', TimeColumn + 2).ElementAtOrDefault(TimeColumn)?.Trim() ?? "";

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string IdIn(string entry, LogLine line) =>
        entry.EndsWith("-0", StringComparison.Ordinal) || entry.EndsWith("-1", StringComparison.Ordinal)
            ? entry[..^2]
            : throw line.Malformed("for_you.log.unlabelled", entry);
}
