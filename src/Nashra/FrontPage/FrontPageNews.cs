using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.FrontPage;

/// <summary>What the front page shows to all: the lead, what stands beside it, each section's newest, and the lists below.</summary>
public sealed record FrontPageNews(
    ArticleCard? Lead, IReadOnlyList<ArticleCard> Seconds, IReadOnlyList<FrontPageBlock> Blocks, IReadOnlyList<ArticleCard> MostRead, IReadOnlyList<ArticleCard> Latest)
{
    /// <summary>The articles that stand above all else.</summary>
    public IReadOnlyCollection<long> Top => [.. Seconds.Prepend(Lead).OfType<ArticleCard>().Select(card => card.Id)];

    /// <summary>Every article that a card shows.</summary>
    public IEnumerable<long> Cards => [.. Top, .. Blocks.SelectMany(block => block.Cards).Concat(MostRead).Select(card => card.Id).Distinct()];
}

public sealed record FrontPageBlock(Section Section, IReadOnlyList<ArticleCard> Cards);

/// <summary>Reads what leads today: the editors' choice, then the newest. No article stands twice above the lists.</summary>
public sealed class FrontPageReading(NewsDb db, MostRead mostRead, TimeProvider clock)
{
    private const int SecondsShown = 2;
    private const int PerSection = 5;
    private const int LatestShown = 8;
    private const int MostReadShown = 6;

    public async Task<FrontPageNews> ReadAsync(CancellationToken cancel)
    {
        var latest = await Listed.LatestFirst().Take(LatestShown + SecondsShown + 1).AsCards().ToListAsync(cancel);
        var top = (await ChosenAsync(cancel)).UnionBy(latest, card => card.Id).Take(SecondsShown + 1).ToList();
        var shown = top.Select(card => card.Id).ToHashSet();
        return new FrontPageNews(
            top.FirstOrDefault(),
            [.. top.Skip(1)],
            await BlocksAsync(shown, cancel),
            await mostRead.CardsAsync(MostReadShown, cancel),
            [.. latest.Where(card => !shown.Contains(card.Id)).Take(LatestShown)]);
    }

    /// <summary>What the editors chose, in their order; what is not listed any more is among it.</summary>
    public async Task<IReadOnlyList<long>> ChoicesAsync(CancellationToken cancel) =>
        await db.Set<FrontPageChoice>().OrderBy(choice => choice.Position).Select(choice => choice.ArticleId).ToListAsync(cancel);

    private IQueryable<Article> Listed => db.Articles.Listed(clock.GetUtcNow());

    private async Task<List<ArticleCard>> ChosenAsync(CancellationToken cancel)
    {
        var chosen = await ChoicesAsync(cancel);
        var cards = await Listed.Where(a => chosen.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        return [.. chosen.Where(cards.ContainsKey).Select(id => cards[id])];
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
