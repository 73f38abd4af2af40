using Microsoft.AspNetCore.Mvc;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>What the newspaper believes about the reader, in words, each line removable: a part of «حسابي».</summary>
public sealed class BeliefsPanel(BeliefList beliefs) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => UserClaimsPrincipal.ReaderId is { } readerId
        ? View("/ForYou/Beliefs/BeliefsPanel.cshtml", await beliefs.OfAsync(readerId, HttpContext.RequestAborted))
        : Content("");
}
