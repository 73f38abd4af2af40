using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom.Letters;

/// <summary>A newsletter's subscribers: lists of people who agreed elsewhere come in, the whole list goes out.</summary>
[Door(DoorNeeds.Administrator)]
[RequestSizeLimit(Largest), RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class SubscribersPage(NewsDb db, SubscriberImport import, SubscriberExport export) : PageModel
{
    public const int Shown = 50;
    private const long Largest = 64L * 1024 * 1024;
    private const int LongestFileName = 80;

    [FromRoute]
    public string Slug { get; set; } = "";

    public Newsletter Newsletter { get; private set; } = null!;

    public int Active { get; private set; }

    /// <summary>What became of the list that was just sent.</summary>
    public SubscriberImportReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetListAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Newsletter.Slug}.csv\"";
        await using var list = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)); // by the mark spreadsheets know Arabic
        await export.WriteAsync(Newsletter, list, cancel);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        if (file is null or { Length: 0 })
        {
            throw new RefusedException("newsletters.list.no_file");
        }

        await using var stream = file.OpenReadStream();
        using var list = await SubscriberFile.OpenAsync(stream, cancel);
        Report = await import.ImportAsync(Newsletter, list, NameOf(file), null, cancel);
        await CountAsync(cancel);
        return Page();
    }

    private static string NameOf(IFormFile file) => TextCut.AtWord(CleanText.Line(Path.GetFileName(file.FileName)), LongestFileName);

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (await db.Newsletters.FirstOrDefaultAsync(n => n.Slug == Slug, cancel) is not { } newsletter)
        {
            return false;
        }

        Newsletter = newsletter;
        await CountAsync(cancel);
        return true;
    }

    private async Task CountAsync(CancellationToken cancel) =>
        Active = await db.Subscriptions.CountAsync(s => s.NewsletterId == Newsletter.Id && s.State == SubscriptionState.Active, cancel);
}
