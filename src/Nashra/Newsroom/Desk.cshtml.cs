using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;

namespace Nashra.Newsroom;

/// <summary>Every article of the paper, whatever has become of it.</summary>
public sealed class DeskPage(NewsDb db, TimeProvider clock) : PageModel
{
    private const int Size = 30;

    public static IReadOnlyList<string> Statuses { get; } = ["all", "draft", "scheduled", "published", "corrected", "withdrawn", "duplicate"];

    [BindProperty(SupportsGet = true)]
    public string Status { get; set => field = value is not null && Statuses.Contains(value) ? value : "all"; } = "all";

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public Paged<DeskLine> Lines { get; private set; } = new([], 1, false);

    public PagerLinks Pager => new("/newsroom" + QueryString.Create("status", Status).Add("q", Query ?? ""), Lines.Number, Lines.HasNext);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var number = Paged<DeskLine>.Clamp(Number);
        var found = Named(InOrder(Matching(db.Articles, clock.GetUtcNow())));
        var lines = await found.Skip((number - 1) * Size).Take(Size + 1).Select(a => new DeskLine(
            a.Id, a.Headline, a.Section.Name, a.Byline, a.CreatedAt, a.PublishedAt, a.CorrectedAt, a.WithdrawnAt, a.DuplicateOfId)).ToListAsync(cancel);
        Lines = Paged<DeskLine>.Of(lines, Size, number);
    }

    private IQueryable<Article> Matching(IQueryable<Article> articles, DateTimeOffset now) => Status switch
    {
        "draft" => articles.Where(a => a.PublishedAt == null && a.WithdrawnAt == null),
        "scheduled" => articles.Where(a => a.PublishedAt > now && a.WithdrawnAt == null),
        "published" => articles.Listed(now),
        "corrected" => articles.Visible(now).Where(a => a.CorrectedAt != null),
        "withdrawn" => articles.Where(a => a.WithdrawnAt != null),
        "duplicate" => articles.Where(a => a.DuplicateOfId != null),
        _ => articles,
    };

    // What was made last stands first; among published articles, what was published last.
    private IQueryable<Article> InOrder(IQueryable<Article> articles) => Status switch
    {
        "published" or "corrected" => articles.LatestFirst(),
        "scheduled" => articles.OrderBy(a => a.PublishedAt).ThenBy(a => a.Id),
        _ => articles.OrderByDescending(a => a.Id),
    };

    private IQueryable<Article> Named(IQueryable<Article> articles) =>
        Query?.Trim() is { Length: > 0 } words ? articles.Where(a => a.Headline.Contains(words)) : articles;
}

/// <summary>An article as the desk's list shows it.</summary>
public sealed record DeskLine(
    long Id,
    string Headline,
    string SectionName,
    string Byline,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? CorrectedAt,
    DateTimeOffset? WithdrawnAt,
    long? DuplicateOfId)
{
    public DateTimeOffset At => WithdrawnAt ?? PublishedAt ?? CreatedAt;

    public string StatusAt(DateTimeOffset now) => this switch
    {
        { WithdrawnAt: not null } => "withdrawn",
        { PublishedAt: null } => "draft",
        { PublishedAt: { } at } when at > now => "scheduled",
        { DuplicateOfId: not null } => "duplicate",
        { CorrectedAt: not null } => "corrected",
        _ => "published",
    };
}
