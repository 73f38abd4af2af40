using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Saved articles to take away at any time: as data, as a table, as bookmarks for any browser or reader, as a book.</summary>
internal static class SavedExportEndpoints
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // Without the mark, the most used spreadsheet reads Arabic as Latin.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    public static void MapSavedExport(this IEndpointRouteBuilder site)
    {
        var export = site.MapGroup("/saved").RequireAuthorization();
        export.MapGet("/export.json", async (HttpContext context, SavedExport saved, CancellationToken cancel) =>
            Results.File(JsonSerializer.SerializeToUtf8Bytes(await saved.JsonAsync(Reader(context), cancel), Readable), "application/json", "nashra-saved.json"));
        export.MapGet("/export.csv", (HttpContext context, SavedExport saved, Edition edition, CancellationToken cancel) => Text(
            "text/csv; charset=utf-8", "nashra-saved.csv", Marked, writer => WriteTableAsync(writer, saved.EntriesAsync(Reader(context), cancel), edition)));
        export.MapGet("/export.html", (HttpContext context, SavedExport saved, Edition edition, CancellationToken cancel) => Text(
            "text/html; charset=utf-8", "nashra-saved.html", Encoding.UTF8, writer => WriteBookmarksAsync(writer, saved.EntriesAsync(Reader(context), cancel), edition)));
        export.MapGet("/export.epub", async (HttpContext context, SavedBook book, CancellationToken cancel) =>
            Results.File(await book.OfAsync(Reader(context), cancel), "application/epub+zip", "nashra-saved.epub"));
    }

    private static long Reader(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.User.ReaderId!.Value;
    }

    private static IResult Text(string type, string name, Encoding encoding, Func<StreamWriter, Task> write) => Results.Stream(
        async stream =>
        {
            await using var writer = new StreamWriter(stream, encoding, leaveOpen: true) { NewLine = "\r\n" };
            await write(writer);
        },
        type,
        name);

    private static async Task WriteTableAsync(StreamWriter writer, IAsyncEnumerable<ExportEntry> entries, Edition edition)
    {
        await writer.WriteLineAsync("title,url,savedAt,place,readAt,percentRead,lists,tags,notes,highlights");
        await foreach (var entry in entries)
        {
            string[] cells =
            [
                entry.Title, entry.Url, edition.Iso(entry.SavedAt), entry.Place.ToString().ToLowerInvariant(), entry.ReadAt is { } read ? edition.Iso(read) : "",
                entry.Percent.ToString(CultureInfo.InvariantCulture), string.Join('|', entry.Lists), string.Join('|', entry.Tags),
                string.Join('\n', entry.Notes.Select(note => note.Text).Where(text => text.Length > 0)), string.Join('\n', entry.Notes.Select(note => note.Quote).Where(quote => quote.Length > 0)),
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)));
        }
    }

    // A spreadsheet would run a cell that begins so as a formula (OWASP, "CSV Injection").
    private static string Cell(string value)
    {
        var text = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // The format that browsers and read-later tools exchange ("Netscape Bookmark File Format").
    private static async Task WriteBookmarksAsync(StreamWriter writer, IAsyncEnumerable<ExportEntry> entries, Edition edition)
    {
        var title = Html.Encode(edition.Say["saved.title"]);
        await writer.WriteLineAsync($"<!DOCTYPE NETSCAPE-Bookmark-file-1>\r\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\r\n<TITLE>{title}</TITLE>\r\n<H1>{title}</H1>\r\n<DL><p>");
        await foreach (var entry in entries)
        {
            var tags = Html.Encode(string.Join(',', entry.Tags.Concat(entry.Lists)));
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"<DT><A HREF=\"{Html.Encode(entry.Url)}\" ADD_DATE=\"{entry.SavedAt.ToUnixTimeSeconds()}\" TOREAD=\"{(entry.Place == SavedPlace.Unread ? 1 : 0)}\" TAGS=\"{tags}\">{Html.Encode(entry.Title)}</A>"));
            foreach (var note in entry.Notes)
            {
                await writer.WriteLineAsync("<DD>" + Html.Encode(note.Quote.Length > 0 ? $"«{note.Quote}» {note.Text}" : note.Text));
            }
        }

        await writer.WriteLineAsync("</DL><p>");
    }
}
