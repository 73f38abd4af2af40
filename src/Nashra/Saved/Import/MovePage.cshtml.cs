using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Saved articles in from other tools, and out again at any time.</summary>
[Authorize]
[RequestSizeLimit(Largest), RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class MovePage(SavedImport import) : PageModel
{
    private const long Largest = 64L * 1024 * 1024;

    public SavedImportReport? Report { get; private set; }

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (file is null or { Length: 0 })
        {
            throw new RefusedException("saved.import.no_file");
        }

        await using var stream = file.OpenReadStream();
        Report = await import.ReadAsync(User.ReaderId!.Value, stream, cancel);
        return Page();
    }
}
