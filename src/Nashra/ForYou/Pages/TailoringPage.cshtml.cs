using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>Switches tailoring on and off: off means that nothing of the reader is used.</summary>
public sealed class TailoringPage(NewsDb db, Edition edition) : ActPage(edition)
{
    public IActionResult OnGet() => new SeeOther("/for-you");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        User.ReaderId is { } readerId ? await AnswerAsync(() => SwitchAsync(readerId, On ?? true, cancel), WhereTheReaderWas("/for-you")) : AsksForAccount();

    private async Task<bool> SwitchAsync(long readerId, bool isTailored, CancellationToken cancel)
    {
        await db.Readers.Where(r => r.Id == readerId).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsTailored, isTailored), cancel);
        return isTailored;
    }
}
