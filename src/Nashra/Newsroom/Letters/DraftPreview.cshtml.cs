using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsletters.Composing;

namespace Nashra.Newsroom.Letters;

/// <summary>A draft as its readers would get it: HTML and plain text, on a phone and at a desk, by day and by night.</summary>
public sealed class DraftPreviewPage(NewsDb db, DraftDesk desk, IssueProofs proofs) : PageModel
{
    // A letter is HTML with styles of its own: it runs nothing, and only our own page may frame it.
    private const string LetterPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Dark { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Wide { get; set; }

    public IssueDraft Draft { get; private set; } = null!;

    public IssueProof Proof { get; private set; } = null!;

    public string LetterAddress => Address("letter", Dark, Wide);

    public string Address(string? handler, bool dark, bool wide)
    {
        var query = new QueryString();
        query = handler is null ? query : query.Add("handler", handler);
        query = Version is { } version ? query.Add("version", FormattableString.Invariant($"{version}")) : query;
        query = dark ? query.Add("dark", "true") : query;
        query = wide ? query.Add("wide", "true") : query;
        return FormattableString.Invariant($"/newsroom/newsletters/drafts/{Id}/preview{query}");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetLetterAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        // A frame does not choose its reader's lamp: by night the night's rules simply hold.
        var html = Dark ? Proof.Html.Replace("@media (prefers-color-scheme:dark)", "@media all", StringComparison.Ordinal) : Proof.Html.Replace("@media (prefers-color-scheme:dark)", "@media not all", StringComparison.Ordinal);
        Response.Headers.ContentSecurityPolicy = LetterPolicy;
        return Content(html, "text/html; charset=utf-8");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } draft)
        {
            return false;
        }

        var content = Version is { } version && await db.Set<DraftEdit>().AsNoTracking().FirstOrDefaultAsync(e => e.DraftId == Id && e.Version == version, cancel) is { } edit
            ? IssueContent.FromJson(edit.Content) : draft.ReadContent();
        Draft = draft;
        Proof = await proofs.OfDraftAsync(draft.Newsletter, content, draft.DueAt, cancel);
        return true;
    }
}
