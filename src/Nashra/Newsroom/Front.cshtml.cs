using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.FrontPage;
using Nashra.Platform;

namespace Nashra.Newsroom;

/// <summary>Which articles lead the front page. A place left open takes the latest.</summary>
public sealed class FrontDeskPage(NewsDb db, LatestChange latest, TimeProvider clock) : PageModel
{
    public const int Places = 3;
    private const int Offered = 60;

    [BindProperty]
    public string?[] Chosen { get; set => field = value ?? []; } = [];

    public IReadOnlyList<ArticleCard> Articles { get; private set; } = [];

    public long? IdAt(int place) =>
        place < Chosen.Length && long.TryParse(Chosen[place], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public async Task OnGetAsync(string? add, CancellationToken cancel)
    {
        var choices = await db.Set<FrontPageChoice>().AsNoTracking().ToListAsync(cancel);
        var standing = Enumerable.Range(0, Places).Select(place => choices.Find(choice => choice.Position == place)?.ArticleId).ToList();
        if (ShortId.TryParse(add, out var added) && !standing.Contains(added))
        {
            standing = [added, .. standing.Take(Places - 1)]; // it leads, and what led stands second, until the editor decides
        }

        Chosen = [.. standing.Select(id => id?.ToString(CultureInfo.InvariantCulture))];
        await OfferAsync(cancel);
        ViewData["Done"] = Request.Query.ContainsKey("done") ? "newsroom.done.front" : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var wanted = Enumerable.Range(0, Places).Select(IdAt).OfType<long>().Distinct().ToList();
        var visible = await db.Articles.Visible(now).Where(a => wanted.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<FrontPageChoice>().ExecuteDeleteAsync(cancel);
        db.AddRange(wanted.Where(visible.Contains).Select((id, position) => FrontPageChoice.Of(id, position, now)));
        db.Add(ArticleChange.Of(null, ChangeKind.Paper, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await latest.LookAsync(cancel);
        return new SeeOther("/newsroom/front?done=1");
    }

    private async Task OfferAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var named = Enumerable.Range(0, Places).Select(IdAt).OfType<long>().ToList();
        var recent = await db.Articles.Listed(now).LatestFirst().Take(Offered).AsCards().ToListAsync(cancel);
        var standing = await db.Articles.Visible(now).Where(a => named.Contains(a.Id)).AsCards().ToListAsync(cancel);
        Articles = [.. standing.UnionBy(recent, card => card.Id)];
    }
}
