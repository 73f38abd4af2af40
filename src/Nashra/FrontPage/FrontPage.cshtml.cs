using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Caching;
using Nashra.Saved;

namespace Nashra.FrontPage;

/// <summary>What leads today. A visitor's page is kept whole; a reader's is put together of parts that are the same for all, and her ribbon.</summary>
[SamePageForEveryone]
public sealed class FrontPage(FrontPageReading reading, SharedUntilChange<DrawnFrontPage> shared, SavedMarks marks, Edition edition, HtmlEncoder encoder) : PageModel
{
    /// <summary>Draws both parts with the views of this folder, or hands out what was drawn for the reader before.</summary>
    public async Task<DrawnFrontPage> DrawAsync(IHtmlHelper html, CancellationToken cancel)
    {
        if (User.ReaderId is null)
        {
            return await DrawnAsync(html, cancel);
        }

        var drawn = await shared.OfAsync(() => DrawnAsync(html, cancel));
        return drawn with { Top = await MarkedAsync(drawn.Top, drawn), Lists = await MarkedAsync(drawn.Lists, drawn) };
    }

    private async Task<DrawnFrontPage> DrawnAsync(IHtmlHelper html, CancellationToken cancel)
    {
        var news = await reading.ReadAsync(cancel);
        if (news.Lead is null)
        {
            return new DrawnFrontPage(news, "", "");
        }

        var forEveryone = new ViewDataDictionary(html.ViewData) { [SaveButton.ForEveryone] = true };
        return new DrawnFrontPage(
            news,
            TextOf(await html.PartialAsync("/FrontPage/_Top.cshtml", news, forEveryone)),
            TextOf(await html.PartialAsync("/FrontPage/_Lists.cshtml", news, forEveryone)));
    }

    private Task<string> MarkedAsync(string part, DrawnFrontPage drawn) => marks.MarkAsync(part, drawn.News.Cards, edition.Say);

    private string TextOf(IHtmlContent content)
    {
        using var text = new StringWriter();
        content.WriteTo(text, encoder);
        return text.ToString();
    }
}

/// <summary>The front page's parts as everyone sees them: what stands above the ribbon, and below it.</summary>
public sealed record DrawnFrontPage(FrontPageNews News, string Top, string Lists);
