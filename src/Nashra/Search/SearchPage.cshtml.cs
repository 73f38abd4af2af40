using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Search.Suggestions;

namespace Nashra.Search;

/// <summary>The search of the archive: a form that works without script, and its answer.</summary>
internal sealed class SearchPage(ArticleSearch search, Completions completions, NewsDb db, TimeProvider clock) : PageModel
{
    private const int MostLatest = 5;
    private const int Size = 20;

    public SearchAsked Asked { get; private set; } = new();

    public SearchAnswer? Answer { get; private set; }

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>Topics and authors whose names are what was typed.</summary>
    public IReadOnlyList<Completion> Names { get; private set; } = [];

    /// <summary>What to read when nothing was found.</summary>
    public IReadOnlyList<ArticleCard> Latest { get; private set; } = [];

    public PagerLinks Pager => new(Asked.Address, Asked.PageNumber, Answer?.HasNext == true);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Asked = SearchAsked.Read(Request.Query);
        Sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ToListAsync(cancel);
        if (Asked.SaysAnything)
        {
            Answer = await search.FindAsync(Asked.Request(Size), cancel);
            Names = await completions.NamedAsync(Asked, cancel);
            Latest = Answer.Hits.Count > 0 ? [] : await db.Articles.Listed(clock.GetUtcNow()).LatestFirst().Take(MostLatest).AsCards().ToListAsync(cancel);
        }
    }
}
