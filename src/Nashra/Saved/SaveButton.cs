using Microsoft.AspNetCore.Mvc;

namespace Nashra.Saved;

/// <summary>The button that saves an article. Without an account it says the same to everyone, so pages may be shared.</summary>
public sealed class SaveButton(SavedMarks marks) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long articleId) =>
        View("/Saved/SaveButton.cshtml", new SaveButtonView(articleId, await marks.HasAsync(articleId)));
}

public sealed record SaveButtonView(long ArticleId, bool IsSaved);
