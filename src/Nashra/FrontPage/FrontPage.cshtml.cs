using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform.Caching;

namespace Nashra.FrontPage;

/// <summary>What leads today: the editors' choice, then each section's latest. No article stands twice above the lists.</summary>
[SamePageForEveryone]
public sealed class FrontPage(NewsDb db, MostRead mostRead, TimeProvider clock) : PageModel
{
    private const int SecondsShown = 2;
    private const int PerSection = 4;
    private const int LatestShown = 8;
    private const int MostReadShown = 6;

    public ArticleCard? Lead { get; private set; }

    public IReadOnlyList<ArticleCard> Seconds { get; private set; } = [];

    /// <summary>The articles that stand above all else.</summary>
    public IReadOnlyCollection<long> Top => [.. Seconds.Prepend(Lead).OfType<ArticleCard>().Select(card => card.Id)];

    public IReadOnlyList<FrontPageBlock> Blocks { get; private set; } = [];

    public IReadOnlyList<ArticleCard> Latest { get; private set; } = [];

    public IReadOnlyList<ArticleCard> MostRead { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Latest = await Listed.LatestFirst().Take(LatestShown + SecondsShown + 1).AsCards().ToListAsync(cancel);
        var top = (await ChosenAsync(cancel)).UnionBy(Latest, card => card.Id).Take(SecondsShown + 1).ToList();
        (Lead, Seconds) = (top.FirstOrDefault(), [.. top.Skip(1)]);
        var shown = top.Select(card => card.Id).ToHashSet();
        Latest = [.. Latest.Where(card => !shown.Contains(card.Id)).Take(LatestShown)];
        Blocks = await BlocksAsync(shown, cancel);
        MostRead = await mostRead.CardsAsync(MostReadShown, cancel);
    }

    private IQueryable<Article> Listed => db.Articles.Listed(clock.GetUtcNow());

    private async Task<List<ArticleCard>> ChosenAsync(CancellationToken cancel)
    {
        var chosen = await db.Set<FrontPageChoice>().OrderBy(choice => choice.Position).Select(choice => choice.ArticleId).ToListAsync(cancel);
        var cards = await Listed.Where(a => chosen.Contains(a.Id)).AsCards().ToListAsync(cancel);
        return [.. cards.OrderBy(card => chosen.IndexOf(card.Id))];
    }

    private async Task<List<FrontPageBlock>> BlocksAsync(HashSet<long> shown, CancellationToken cancel)
    {
        var blocks = new List<FrontPageBlock>();
        foreach (var section in await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Id).ToListAsync(cancel))
        {
            var cards = await Listed.Where(a => a.SectionId == section.Id && !shown.Contains(a.Id)).LatestFirst().Take(PerSection).AsCards().ToListAsync(cancel);
            if (cards.Count > 0)
            {
                blocks.Add(new FrontPageBlock(section, cards));
            }
        }

        return blocks;
    }
}

public sealed record FrontPageBlock(Section Section, IReadOnlyList<ArticleCard> Cards);
