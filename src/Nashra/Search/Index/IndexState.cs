using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>How far an index has come. Committed together with what it describes.</summary>
/// <param name="Cursor">The last line of the change log that is in the index.</param>
/// <param name="FilledTo">The last article of the first filling; null once the archive is whole.</param>
internal sealed record IndexState(long Cursor, long? FilledTo)
{
    public static IndexState ReadFrom(SqliteConnection connection)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, value FROM state";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            values[reader.GetString(0)] = reader.GetString(1);
        }

        return new IndexState(
            long.Parse(values.GetValueOrDefault("cursor", "-1"), CultureInfo.InvariantCulture),
            values.TryGetValue("filled_to", out var filled) ? filled.Length == 0 ? null : long.Parse(filled, CultureInfo.InvariantCulture) : -1);
    }

    public IEnumerable<(string Name, string Value)> Values =>
        [("cursor", Cursor.ToString(CultureInfo.InvariantCulture)), ("filled_to", FilledTo?.ToString(CultureInfo.InvariantCulture) ?? "")];
}
