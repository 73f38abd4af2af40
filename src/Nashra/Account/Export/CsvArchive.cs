using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Nashra.Account.Export;

/// <summary>The export as a .zip of tables (RFC 4180), one file a list, as spreadsheets open them with Arabic whole.</summary>
internal static class CsvArchive
{
    // A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection"): an apostrophe tells it that this is text.
    private const string FormulaSigns = "=+-@\t\r";

    // Without the mark, the most used spreadsheet reads Arabic as Latin.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task<byte[]> OfAsync(JsonObject everything, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in everything.SelectMany(part => ExportTable.Of(part.Key, part.Value)))
            {
                await using var entry = await zip.CreateEntry($"{table.Name}.csv").OpenAsync(cancel);
                await WriteAsync(entry, table, cancel);
            }
        }

        return file.ToArray();
    }

    private static async Task WriteAsync(Stream entry, ExportTable table, CancellationToken cancel)
    {
        await using var text = new StreamWriter(entry, Marked) { NewLine = "\r\n" };
        foreach (var cells in table.Rows.Prepend(table.Columns))
        {
            await text.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancel);
        }
    }

    private static string Cell(string value)
    {
        var text = value.Length > 0 && FormulaSigns.Contains(value[0], StringComparison.Ordinal) ? $"'{value}" : value;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
