using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Saved;

/// <summary>What a reader keeps: unread first, with what has changed since; a visitor's, from the device.</summary>
public sealed class SavedPage(NewsDb db, SavedList list, SavedShelf shelf, SavedLabels labels, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "tab")]
    public string? TabName { get; set; }

    [FromQuery(Name = "order")]
    public string? OrderName { get; set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "label")]
    public string? LabelName { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>What was just done and to how many, and how to take it back.</summary>
    [FromQuery(Name = "did")]
    public string? Did { get; set; }

    [FromQuery(Name = "undo")]
    public string? UndoToken { get; set; }

    public SavedTab Tab => TabName switch
    {
        "unread" => SavedTab.Unread,
        "read" => SavedTab.Read,
        "archive" => SavedTab.Archive,
        "removed" => SavedTab.Removed,
        "all" => SavedTab.All,
        _ => IsGuest || Query is { Length: > 0 } || LabelName is not null ? SavedTab.All : SavedTab.Unread,
    };

    public SavedOrder Order => OrderName switch { "oldest" => SavedOrder.OldestFirst, "opened" => SavedOrder.LastOpened, _ => SavedOrder.NewestFirst };

    public bool IsGuest => User.ReaderId is null;

    public Paged<SavedItem> Items { get; private set; } = new([], 1, false);

    public IReadOnlyList<LabelLine> Labels { get; private set; } = [];

    public LabelLine? Label => Labels.FirstOrDefault(label => ShortId.From(label.Id) == LabelName);

    public PagerLinks Pager => new(AddressOf(Tab, Order), Items.Number, Items.HasNext);

    public int UndoCount => Undo.Read(UndoToken).Sum(place => place.Count());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Nashra-Reader"] = User.ReaderMark;
        await LoadAsync(cancel);
        return LabelName is not null && Label is null ? NotFound() : Page();
    }

    /// <summary>One or many: each card has its own button, and the chosen ones share theirs.</summary>
    public async Task<IActionResult> OnPostPlaceAsync([FromForm] string[] ids, [FromForm] SavedPlace place, [FromForm] string? back, CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId || Ids(ids) is not { Count: > 0 } chosen)
        {
            return BackTo(back);
        }

        var before = await db.SavedArticles.Where(s => s.ReaderId == readerId && chosen.Contains(s.ArticleId)).Select(s => new { s.ArticleId, s.Place }).ToListAsync(cancel);
        await shelf.PutAsync(readerId, chosen, place, clock.GetUtcNow(), cancel);
        return BackTo(back, ("did", place.ToString().ToLowerInvariant()), ("undo", Undo.Token(before.Where(one => one.Place != place).Select(one => (one.ArticleId, one.Place)))));
    }

    public async Task<IActionResult> OnPostUndoAsync([FromForm] string? undo, [FromForm] string? back, CancellationToken cancel)
    {
        if (User.ReaderId is { } readerId)
        {
            foreach (var group in Undo.Read(undo))
            {
                await shelf.PutAsync(readerId, [.. group], group.Key, clock.GetUtcNow(), cancel);
            }
        }

        return BackTo(back);
    }

    public async Task<IActionResult> OnPostLabelAsync([FromForm] string[] ids, [FromForm] string? name, [FromForm] LabelKind kind, [FromForm] string? back, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (User.ReaderId is { } readerId && Ids(ids) is { Count: > 0 } chosen)
        {
            await labels.PutAsync(readerId, await labels.MakeAsync(readerId, kind, name, cancel), chosen, cancel);
            return BackTo(back, ("did", "labelled"));
        }

        return BackTo(back);
    }

    public string AddressOf(SavedTab tab, SavedOrder order)
    {
        var query = QueryString.Create("tab", tab.ToString().ToLowerInvariant());
        query = order switch { SavedOrder.OldestFirst => query.Add("order", "oldest"), SavedOrder.LastOpened => query.Add("order", "opened"), _ => query };
        query = LabelName is null ? query : query.Add("label", LabelName);
        return "/saved" + (Query is { Length: > 0 } words ? query.Add("q", words) : query);
    }

    public string Here => FormattableString.Invariant($"{AddressOf(Tab, Order)}&page={Items.Number}");

    public string PlaceOf(SavedItem item) => "a-" + ShortId.From(item.Card.Id);

    private async Task LoadAsync(CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            Items = await list.OfDeviceAsync(GuestShelf.Read(Request), cancel);
            return;
        }

        Labels = await labels.OfAsync(readerId, cancel);
        Items = await list.OfReaderAsync(readerId, new SavedFilter(Tab, Order, Query, Label?.Id), Paged<SavedItem>.Clamp(Number), cancel);
    }

    private static List<long> Ids(string[] ids) =>
        [.. ids.Select(id => ShortId.TryParse(id, out var number) ? number : 0).Where(id => id > 0).Distinct().Take(SavedList.Size)];

    private SeeOther BackTo(string? back, params (string Name, string Value)[] said)
    {
        var page = Url.IsLocalUrl(back) ? back! : "/saved";
        var query = string.Join('&', said.Where(one => one.Value.Length > 0).Select(one => $"{one.Name}={one.Value}"));
        return new SeeOther(query.Length == 0 ? page : page + (page.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query);
    }
}
