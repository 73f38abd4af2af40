using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Caching;

namespace Nashra.Articles;

/// <summary>An article as its readers see it. The short id alone finds it; wrong and old slugs redirect for ever.</summary>
[SamePageForEveryone]
public sealed class ArticlePage(NewsDb db, RelatedArticles related, TimeProvider clock) : PageModel
{
    // Changes in the first minutes are part of publishing.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<ArticleCard> Related { get; private set; } = [];

    public bool IsWithdrawn => Article.WithdrawnAt is not null;

    public DateTimeOffset? ShownUpdate => Article.UpdatedAt > Article.PublishedAt + Settling ? Article.UpdatedAt : null;

    public async Task<IActionResult> OnGetAsync(string id, string? slug, CancellationToken cancel)
    {
        if (!ShortId.TryParse(id, out var articleId) || await FindAsync(articleId, cancel) is not { } found)
        {
            return NotFound();
        }

        Article = found;
        if (IsWithdrawn && found.PublishedAt is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        if (!found.IsVisible(clock.GetUtcNow()))
        {
            return NotFound();
        }

        if (slug != found.Slug || id != ShortId.From(articleId))
        {
            return RedirectPermanent(Addresses.Encoded(Addresses.Article(found.Id, found.Slug)));
        }

        Related = await related.ToAsync(found, cancel);
        return Page();
    }

    public string BodyHtml(Edition edition) => new DocumentHtml(edition.Paper.Digits, DocumentChannel.Page, edition.Site).Render(Article.Body);

    public string ShortAddress(Edition edition) => edition.Absolute($"/a/{ShortId.From(Article.Id)}").AbsoluteUri;

    public IEnumerable<(string Name, string Href)> ShareLinks(Edition edition)
    {
        var address = Uri.EscapeDataString(ShortAddress(edition));
        var headline = Uri.EscapeDataString(Article.Headline);
        yield return (edition.Say["share.whatsapp"], $"https://wa.me/?text={headline}%20{address}");
        yield return (edition.Say["share.telegram"], $"https://t.me/share/url?url={address}&text={headline}");
        yield return (edition.Say["share.x"], $"https://x.com/intent/post?url={address}&text={headline}");
    }

    public PageHead Head(Edition edition) => new()
    {
        Title = Article.Headline,
        Description = ArticleMetadata.Description(Article),
        Canonical = Addresses.Article(Article.Id, Article.Slug),
        OpenGraphType = "article",
        Picture = Addresses.SocialCard(Article.Id),
        JsonLd = ArticleMetadata.JsonLd(Article, edition),
        SectionSlug = Article.Section.Slug,
        ArticleId = ShortId.From(Article.Id),
        MayBeIndexed = Article.DuplicateOfId is null,
    };

    private Task<Article?> FindAsync(long id, CancellationToken cancel) => db.Articles.AsNoTracking().AsSplitQuery()
        .Include(a => a.Section)
        .Include(a => a.Authors.OrderBy(author => author.Position)).ThenInclude(author => author.Author)
        .Include(a => a.Topics).ThenInclude(about => about.Topic)
        .Include(a => a.Corrections.OrderBy(correction => correction.At))
        .FirstOrDefaultAsync(a => a.Id == id, cancel);
}
