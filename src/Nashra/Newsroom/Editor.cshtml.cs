using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom;

/// <summary>The sheet on which an article is written and decided about. What was typed stays, whatever is refused.</summary>
public sealed class EditorPage(NewsDb db, ArticleDesk desk, KnownNames names, LatestChange latest, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public ArticleForm Draft { get; set; } = new();

    [BindProperty]
    public Deed Deed { get; set; } = Deed.Save;

    public Article? Article { get; private set; }

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    public IReadOnlyList<string> AuthorNames { get; private set; } = [];

    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    public IReadOnlyList<ArticleEdit> History { get; private set; } = [];

    /// <summary>What the other editor saved, when this one was second.</summary>
    public ArticleEdit? Theirs { get; private set; }

    public string Status => Article is null ? "draft"
        : new DeskLine(Article.Id, "", "", "", Article.CreatedAt, Article.PublishedAt, Article.CorrectedAt, Article.WithdrawnAt, Article.DuplicateOfId).StatusAt(clock.GetUtcNow());

    public bool IsVisible => Article?.IsVisible(clock.GetUtcNow()) == true;

    public bool IsScheduled => Article?.IsScheduled(clock.GetUtcNow()) == true;

    public string Address => Article is null ? "/newsroom/new" : "/newsroom/articles/" + ShortId.From(Article.Id);

    public async Task<IActionResult> OnGetAsync(string? from, string? done, CancellationToken cancel)
    {
        if (!await FindAsync(Id ?? from, cancel))
        {
            return NotFound();
        }

        if (Article is not null)
        {
            Draft = ArticleForm.Of(Article, await desk.VersionOfAsync(Article.Id, cancel), latest.Publication);
        }

        if (Id is null)
        {
            (Article, Draft.Version) = (null, 0);
        }

        ViewData["Done"] = Enum.TryParse<Deed>(done, out var deed) ? $"newsroom.done.{deed}".ToLowerInvariant() : null;
        await FurnishAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(Id, cancel))
        {
            return NotFound();
        }

        try
        {
            var saved = await desk.DoAsync(Deed, Article, Draft, cancel);
            return new SeeOther($"/newsroom/articles/{ShortId.From(saved.Id)}?done={Deed}");
        }
        catch (LostRaceException)
        {
            return await AgainAsync(StatusCodes.Status409Conflict, new Refusal("newsroom.lost_race", []), cancel);
        }
        catch (RefusedException refused)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, new Refusal(refused.MessageKey, [.. refused.Arguments]), cancel);
        }
    }

    /// <summary>The same form, with the topics that its text names.</summary>
    public async Task<IActionResult> OnPostSuggestAsync(CancellationToken cancel)
    {
        if (!await FindAsync(Id, cancel))
        {
            return NotFound();
        }

        await FurnishAsync(cancel);
        return Page();
    }

    private async Task<IActionResult> AgainAsync(int status, Refusal refusal, CancellationToken cancel)
    {
        db.ChangeTracker.Clear(); // what the refused act had begun to change
        await FindAsync(Id, cancel);
        if (status == StatusCodes.Status409Conflict && Article is not null)
        {
            Theirs = await db.Set<ArticleEdit>().AsNoTracking().Where(e => e.ArticleId == Article.Id).OrderByDescending(e => e.Version).FirstOrDefaultAsync(cancel);
            Draft.Version = Theirs?.Version ?? 0; // having seen the other text, the editor may decide to save over it
        }

        Response.StatusCode = status;
        ViewData[Refusal.Key] = refusal;
        await FurnishAsync(cancel);
        return Page();
    }

    private async Task<bool> FindAsync(string? id, CancellationToken cancel)
    {
        Article = ShortId.TryParse(id, out var number) ? await desk.FindAsync(number, cancel) : null;
        return id is null || Article is not null;
    }

    private async Task FurnishAsync(CancellationToken cancel)
    {
        Sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Id).ToListAsync(cancel);
        AuthorNames = await db.Authors.OrderByDescending(author => author.Kind).ThenByDescending(author => author.Id).Select(author => author.Name).Take(100).ToListAsync(cancel);
        Topics = await names.SuggestAsync(Draft, cancel);
        History = Article is null ? [] : await db.Set<ArticleEdit>().AsNoTracking().Where(e => e.ArticleId == Article.Id).OrderByDescending(e => e.Version).Take(30).ToListAsync(cancel);
    }
}
