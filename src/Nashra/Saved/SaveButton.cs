using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>The button that saves an article. Without an account it says the same to everyone, so pages may be shared.</summary>
public sealed class SaveButton(SavedMarks marks, Edition edition) : ViewComponent
{
    /// <summary>In the view's data of what is drawn once for all readers: the button is a visitor's, and <see cref="SavedMarks.MarkAsync"/> makes it hers.</summary>
    public const string ForEveryone = "save.for_everyone";

    public async Task<IViewComponentResult> InvokeAsync(long articleId)
    {
        var isSaved = !ViewData.ContainsKey(ForEveryone) && await marks.HasAsync(articleId);
        return new HtmlContentViewComponentResult(new HtmlString(Of(articleId, isSaved, edition.Say)));
    }

    // Written here and not in a view of its own: a front page has sixty of them.
    internal static string Of(long articleId, bool isSaved, Phrases say)
    {
        var (on, off) = (Html.Encode(say["save.on"]), Html.Encode(say["save.off"]));
        return $"""
            <form class="inline" method="post" action="/saved/{ShortId.From(articleId)}" data-enhance>
              <button class="action" type="submit" name="on" value="{(isSaved ? "false" : "true")}" aria-pressed="{(isSaved ? "true" : "false")}" data-on="{on}" data-off="{off}"><svg class="icon" aria-hidden="true"><use href="/icons.svg#save" /></svg><span>{(isSaved ? on : off)}</span></button>
            </form>
            """;
    }
}
