using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>What a reader keeps: unread first, with what has changed since; a visitor's, from the device.</summary>
public sealed class SavedPage(NewsDb db, SavedList list, SavedShelf shelf, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "tab")]
    public string? TabName { get; set; }

    [FromQuery(Name = "order")]
    public string? OrderName { get; set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What the reader has just removed, so that it can be put back.</summary>
    [FromQuery(Name = "removed")]
    public string? Removed { get; set; }

    [FromQuery(Name = "at")]
    public long? RemovedSavedAt { get; set; }

    [FromQuery(Name = "read")]
    public bool RemovedWasRead { get; set; }

    public SavedTab Tab => TabName switch { "read" => SavedTab.Read, "all" => SavedTab.All, _ => IsGuest || Query is { Length: > 0 } ? SavedTab.All : SavedTab.Unread };

    public SavedOrder Order => OrderName == "oldest" ? SavedOrder.OldestFirst : SavedOrder.NewestFirst;

    public bool IsGuest => User.ReaderId is null;

    public Paged<SavedItem> Items { get; private set; } = new([], 1, false);

    public PagerLinks Pager => new(AddressOf(Tab, Order), Items.Number, Items.HasNext);

    public ArticleCard? RemovedCard { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        var number = Paged<SavedItem>.Clamp(Number);
        Items = User.ReaderId is { } readerId
            ? await list.OfReaderAsync(readerId, Tab, Order, Query, number, cancel)
            : await list.OfDeviceAsync(GuestShelf.Read(Request), cancel);
        RemovedCard = ShortId.TryParse(Removed, out var id)
            ? await db.Articles.Visible(clock.GetUtcNow()).Where(a => a.Id == id).AsCards().FirstOrDefaultAsync(cancel)
            : null;
    }

    public async Task<IActionResult> OnPostReadAsync([FromForm] string id, [FromForm] bool on, [FromForm] string? back, CancellationToken cancel)
    {
        if (User.ReaderId is { } readerId && ShortId.TryParse(id, out var articleId))
        {
            await (on ? shelf.MarkReadAsync(readerId, articleId, cancel) : shelf.MarkUnreadAsync(readerId, articleId, cancel));
        }

        return new SeeOther(Url.IsLocalUrl(back) ? back! : "/saved");
    }

    public string AddressOf(SavedTab tab, SavedOrder order)
    {
        var query = QueryString.Create("tab", tab.ToString().ToLowerInvariant());
        query = order == SavedOrder.OldestFirst ? query.Add("order", "oldest") : query;
        return "/saved" + (Query is { Length: > 0 } words ? query.Add("q", words) : query);
    }

    /// <summary>Here, on the page and in the place where the item stands.</summary>
    public string Here(SavedItem item) => Page(Items.Number) + "#" + PlaceOf(item);

    /// <summary>Here, with the removal said and its undoing offered.</summary>
    public string AfterRemoving(SavedItem item) =>
        $"{Page(Items.Number)}&removed={ShortId.From(item.Card.Id)}&at={item.SavedAt.ToUnixTimeMilliseconds()}&read={(item.IsRead ? "true" : "false")}";

    public string PlaceOf(SavedItem item) => "a-" + ShortId.From(item.Card.Id);

    private string Page(int number) => AddressOf(Tab, Order) + FormattableString.Invariant($"&page={number}");
}
