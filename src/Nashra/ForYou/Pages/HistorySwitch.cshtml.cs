using Microsoft.AspNetCore.Mvc;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>Switches reading history on and off: off means that nothing is written any more, and what was is gone.</summary>
public sealed class HistorySwitch(Edition edition, ReadingNotes notes) : ActPage(edition)
{
    public IActionResult OnGet() => new SeeOther("/account#history");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        User.ReaderId is { } readerId ? await AnswerAsync(() => SwitchAsync(readerId, On ?? true, cancel), WhereTheReaderWas("/account#history")) : AsksForAccount();

    private async Task<bool> SwitchAsync(long readerId, bool keeps, CancellationToken cancel)
    {
        await (keeps ? notes.StartAsync(readerId, cancel) : notes.StopAsync(readerId, cancel));
        return keeps;
    }
}
