using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom;

/// <summary>What is in the form, as a reader would see it. Nothing is saved.</summary>
public sealed class PreviewPage(NewsDb db, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ArticleForm Draft { get; set; } = new();

    public Article Article { get; private set; } = Article.Draft(0, DateTimeOffset.UnixEpoch);

    public Section? Section { get; private set; }

    public IActionResult OnGet() => new SeeOther(Returning.Home);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        Section = await db.Sections.AsNoTracking().FirstOrDefaultAsync(section => section.Id == Draft.SectionId, cancel);
        Article.Write(Draft.ToText(), clock.GetUtcNow());
        Article.Illustrate(Draft.ToPicture());
    }

    public string BodyHtml(Edition edition) => new DocumentHtml(edition.Paper.Digits, DocumentChannel.Page, edition.Site).Render(Article.Body);
}
