using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>A reader's lists and tags: make, rename, let go.</summary>
[Authorize]
public sealed class LabelsPage(SavedLabels labels) : PageModel
{
    public IReadOnlyList<LabelLine> Labels { get; private set; } = [];

    /// <summary>What was typed, when it was refused.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostMakeAsync([FromForm] LabelKind kind, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await labels.MakeAsync(User.ReaderId!.Value, kind, Name, cancel);
        return new SeeOther("/saved/labels");
    }

    public async Task<IActionResult> OnPostRenameAsync([FromForm] string? id, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Find(id) is not { } label)
        {
            return NotFound();
        }

        return await labels.RenameAsync(User.ReaderId!.Value, label.Id, Name, cancel) ? new SeeOther("/saved/labels") : throw new RefusedException("saved.label.taken");
    }

    public async Task<IActionResult> OnPostDropAsync([FromForm] string? id, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Find(id) is { } label && await labels.DropAsync(User.ReaderId!.Value, label.Id, cancel) ? new SeeOther("/saved/labels") : NotFound();
    }

    private LabelLine? Find(string? id) => Labels.FirstOrDefault(label => ShortId.From(label.Id) == id);

    private async Task LoadAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Labels = await labels.OfAsync(User.ReaderId!.Value, cancel);
    }
}
