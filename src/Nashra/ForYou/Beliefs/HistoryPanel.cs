using Microsoft.AspNetCore.Mvc;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>The last lines of the reading history: a part of «حسابي».</summary>
public sealed class HistoryPanel(HistoryList history) : ViewComponent
{
    private const int Shown = 5;

    public async Task<IViewComponentResult> InvokeAsync() => UserClaimsPrincipal.ReaderId is { } readerId
        ? View("/ForYou/Beliefs/HistoryPanel.cshtml", await history.OfAsync(readerId, Shown, 1, HttpContext.RequestAborted))
        : Content("");
}
