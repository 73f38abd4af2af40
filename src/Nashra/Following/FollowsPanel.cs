using Microsoft.AspNetCore.Mvc;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>What the reader follows and mutes, each line removable: a part of «حسابي» and of the tailored news.</summary>
public sealed class FollowsPanel(FollowList list) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => UserClaimsPrincipal.ReaderId is { } readerId
        ? View("/Following/FollowsPanel.cshtml", await list.OfAsync(readerId, HttpContext.RequestAborted))
        : Content("");
}
