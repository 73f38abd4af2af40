using Microsoft.AspNetCore.Mvc;

namespace Nashra.Following;

/// <summary>The button that follows a section, topic or author. Without an account it says the same to everyone.</summary>
public sealed class FollowButton(FollowMarks marks) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string kind, long id, string name) =>
        View("/Following/FollowButton.cshtml", new FollowButtonView(kind, id, name, FollowKinds.Parse(kind) is { } known && await marks.HasAsync(known, id)));
}

public sealed record FollowButtonView(string Kind, long Id, string Name, bool IsFollowed);
