using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Api;

/// <summary>Sections and articles, as readers may see them now.</summary>
internal static class ContentApi
{
    private const int Most = 100;

    public static void MapContent(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sections", SectionsAsync).Needs(AccessScopes.Content, "api.sections").Produces<List<ApiNamed>>();
        api.MapGet("/articles", ListAsync).Needs(AccessScopes.Content, "api.articles").Produces<ApiPage<ApiArticle>>();
        api.MapGet("/articles/{id}", OneAsync).Needs(AccessScopes.Content, "api.article").Produces<ApiWholeArticle>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SectionsAsync(NewsDb db, CancellationToken cancel) =>
        Results.Json(await db.Sections.OrderBy(section => section.Position).ThenBy(section => section.Id).Select(section => new ApiNamed(section.Slug, section.Name)).ToListAsync(cancel));

    /// <param name="context">The request.</param>
    /// <param name="db">The paper.</param>
    /// <param name="edition">How it speaks.</param>
    /// <param name="section">Only of this section, by its slug.</param>
    /// <param name="topic">Only about this topic, by its slug.</param>
    /// <param name="page">From 1 on.</param>
    /// <param name="limit">How many on a page, at most 100.</param>
    /// <param name="cancel">Stops asking.</param>
    private static async Task<IResult> ListAsync(HttpContext context, NewsDb db, Edition edition, string? section, string? topic, int? page, int? limit, CancellationToken cancel)
    {
        var (size, number) = (Math.Clamp(limit ?? 20, 1, Most), Paged<object>.Clamp(page));
        var articles = db.Articles.Listed(edition.Now);
        if (section is not null)
        {
            articles = articles.Where(a => a.Section.Slug == section);
        }

        if (topic is not null)
        {
            if (await db.Topics.Where(t => t.Slug == topic).Select(t => (long?)t.Id).FirstOrDefaultAsync(cancel) is not { } topicId)
            {
                return ApiProblem.NotFound(context);
            }

            articles = articles.AboutTopic(db, topicId);
        }
        else
        {
            articles = articles.LatestFirst();
        }

        var cards = await articles.Skip((number - 1) * size).Take(size + 1).AsCards().ToListAsync(cancel);
        return Results.Json(ApiPage<ApiArticle>.Of(Paged<ArticleCard>.Of(cards, size, number), card => ApiArticle.Of(card, edition)));
    }

    private static async Task<IResult> OneAsync(HttpContext context, string id, NewsDb db, Edition edition, CancellationToken cancel)
    {
        var visible = db.Articles.AsNoTracking().Visible(edition.Now);
        if (!ShortId.TryParse(id, out var number) || await visible.Where(a => a.Id == number).AsCards().FirstOrDefaultAsync(cancel) is not { } card)
        {
            return ApiProblem.NotFound(context);
        }

        var body = await visible.Where(a => a.Id == number).Select(a => a.Body).FirstAsync(cancel);
        var html = new DocumentHtml(edition.Paper.Digits, DocumentChannel.Feed, edition.Site).Render(body);
        return Results.Json(new ApiWholeArticle(ApiArticle.Of(card, edition), html, PlainText.Of(body)));
    }
}
