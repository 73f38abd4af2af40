using System.Text;

namespace Nashra.Tests.Search;

/// <summary>Queries that a reader types by accident and an attacker on purpose.</summary>
internal static class HostileQueries
{
    /// <summary>How many are asked: NASHRA_HOSTILE_QUERIES asks more than ./check has time for.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("NASHRA_HOSTILE_QUERIES"), System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 1_000;

    private static readonly string[] Pieces =
    [
        "\"", "«", "»", "“", "(", ")", "*", "^", ":", "-", "--", "+", "'", "''", ";", "%", "_", "\\", "NEAR(", "AND", "OR", "NOT", "أو", "section:", "قسم:", "before:", "after:99999-99-99", "rowid:", "posting", "{", "}", "[", "]",
        "\0", "\u0001", "\u200F", "\u202E", "\u2066", "\uFEFF", "\uD83D", "😀", "👨‍👩‍👧", "\n", "\t", "ﷺ", "ــــ", "مُحَمَّد", "النفط", "وزير", "Netanyahu", "<script>", "' OR 1=1 --", "١٢٣", "1e308", "中文", "עברית", "e\u0301\u0301",
    ];

    public static string Next(Random chance)
    {
        var query = new StringBuilder();
        for (var piece = chance.Next(12); piece >= 0; piece--)
        {
            query.Append(chance.Next(4) == 0 ? ((char)chance.Next(0x10000)).ToString() : Pieces[chance.Next(Pieces.Length)]).Append(chance.Next(2) == 0 ? " " : "");
        }

        return query.ToString();
    }
}
