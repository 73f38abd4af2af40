using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Account.Export;

/// <summary>The export as one page that needs nothing else: to be read, kept and printed.</summary>
[Authorize, Entrance]
public sealed class ExportDocument(AccountExport export, PhraseBook book, Edition edition) : PageModel
{
    // The file is opened from a disk, where no style sheet of ours is: its own stands in it, and nothing else may run.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private HashSet<string> known = [];

    internal IReadOnlyList<ExportTable> Tables { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.ContentSecurityPolicy = Policy;
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "nashra-account.html" }.ToString();
        known = book.Keys(edition.Paper.Language).ToHashSet(StringComparer.Ordinal);
        Tables = [.. (await export.OfAsync(User.ReaderId!.Value, cancel)).SelectMany(part => ExportTable.Of(part.Key, part.Value))];
    }

    /// <summary>What a part or column is called; one that a feature has not named in the paper's language keeps its own name.</summary>
    public string Name(string name) => known.Contains($"account.export.{name}") ? edition.Say[$"account.export.{name}"] : name;

    public string Shown(string cell) => cell switch
    {
        "true" => edition.Say["account.export.yes"],
        "false" => edition.Say["account.export.no"],
        _ when DateTimeOffset.TryParseExact(cell, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => edition.DateAndTime(at),
        _ => cell,
    };
}
