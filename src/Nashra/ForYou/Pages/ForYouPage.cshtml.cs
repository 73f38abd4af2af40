using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.ForYou;

/// <summary>«لك»: recent articles in the reader's own order, each with its reason and with what to do about it.</summary>
public sealed class ForYouPage(NewsDb db, Profiles profiles, TailoredList list, TimeProvider clock) : PageModel
{
    private const int LatestShown = 20;

    public TailoredReader Reader { get; private set; } = null!;

    public IReadOnlyList<TailoredItem> Items { get; private set; } = [];

    /// <summary>In place of a tailored list, for who switched tailoring off.</summary>
    public IReadOnlyList<ArticleCard> Latest { get; private set; } = [];

    /// <summary>What was just dismissed, to be taken back.</summary>
    [FromQuery(Name = "dismissed")]
    public string? Dismissed { get; set; }

    /// <summary>The article before which the notice stands, where the dismissed one was.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public bool IsGuest => User.ReaderId is null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Reader = User.ReaderId is { } readerId ? await profiles.OfAsync(readerId, cancel) : Profiles.Of(GuestShelf.Read(Request));
        if (Reader.IsTailored)
        {
            Items = await list.OfAsync(User.ReaderId, Reader, cancel);
        }
        else
        {
            Latest = await db.Articles.Listed(clock.GetUtcNow()).LatestFirst().Take(LatestShown).AsCards().ToListAsync(cancel);
        }
    }

    /// <summary>The item that takes this one's place when it goes.</summary>
    public string? Next(int at) => at + 1 < Items.Count ? ShortId.From(Items[at + 1].Card.Id) : null;
}
