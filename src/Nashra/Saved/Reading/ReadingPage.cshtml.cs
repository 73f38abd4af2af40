using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>A saved article as its reader keeps it: her highlights in the text, notes beside it, what changed above it, and the place where reading stopped.</summary>
[Authorize]
public sealed class ReadingPage(NewsDb db, SavedItems items, SavedShelf shelf, SavedNotes notes, SavedLabels labels, TimeProvider clock) : PageModel
{
    private long articleId;

    public Article Article { get; private set; } = null!;

    public SavedItem Item { get; private set; } = null!;

    public IReadOnlyList<PlacedNote> Notes { get; private set; } = [];

    public IReadOnlyList<LabelLine> Labels { get; private set; } = [];

    /// <summary>What was typed, when it was refused.</summary>
    [BindProperty]
    public NoteForm Form { get; set; } = new();

    /// <summary>A note that was just taken away.</summary>
    [FromQuery(Name = "dropped")]
    public Guid? Dropped { get; set; }

    public string Address => $"/saved/{ShortId.From(Item.Card.Id)}/read";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostNoteAsync(string id, CancellationToken cancel) => ActAsync(id, async reader =>
    {
        var note = Form.ToNote(clock.GetUtcNow());
        await notes.AddAsync(reader, articleId, note, cancel);
        return $"#n-{note.Key:N}";
    }, cancel);

    public Task<IActionResult> OnPostChangeAsync(string id, CancellationToken cancel) => ActAsync(id, async reader =>
        await notes.ChangeAsync(reader, Form.Key, Form.Text, Form.Seen, Form.Other, cancel) ? $"#n-{Form.Key:N}" : null, cancel);

    public Task<IActionResult> OnPostDropAsync(string id, CancellationToken cancel) => ActAsync(id, async reader =>
        await notes.RemoveAsync(reader, Form.Key, cancel) ? $"?dropped={Form.Key:D}#notes" : null, cancel);

    public Task<IActionResult> OnPostTakeBackAsync(string id, CancellationToken cancel) => ActAsync(id, async reader =>
        await notes.TakeBackAsync(reader, Form.Key, cancel) ? $"#n-{Form.Key:N}" : null, cancel);

    public Task<IActionResult> OnPostLabelAsync(string id, [FromForm] LabelKind kind, [FromForm] string? name, CancellationToken cancel) => ActAsync(id, async reader =>
    {
        foreach (var one in kind == LabelKind.Tag ? (name ?? "").Split([',', '،']) : [name ?? ""])
        {
            await labels.PutAsync(reader, await labels.MakeAsync(reader, kind, one, cancel), [articleId], cancel);
        }

        return "#labels";
    }, cancel);

    public Task<IActionResult> OnPostUnlabelAsync(string id, [FromForm] string? label, CancellationToken cancel) => ActAsync(id, async reader =>
    {
        if (!ShortId.TryParse(label, out var labelId))
        {
            return null;
        }

        await labels.TakeAsync(reader, labelId, articleId, cancel);
        return "#labels";
    }, cancel);

    public Task<IActionResult> OnPostPlaceAsync(string id, [FromForm] SavedPlace place, CancellationToken cancel) => ActAsync(id, async reader =>
    {
        await shelf.PutAsync(reader, [articleId], place, clock.GetUtcNow(), cancel);
        return place == SavedPlace.Removed ? $"/saved?did=removed&undo={Undo.Token([(articleId, Item.Place)])}" : "";
    }, cancel);

    public Task<IActionResult> OnPostPositionAsync(string id, [FromForm] int block, [FromForm] int part, [FromForm] int whole, [FromForm] long at, CancellationToken cancel) => ActAsync(id, async reader =>
    {
        var now = clock.GetUtcNow();
        var moment = at > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(at, now.ToUnixTimeMilliseconds())) : now;
        await shelf.StopAtAsync(reader, articleId, ReadingPosition.Of(block, part, whole), moment, cancel);
        return "";
    }, cancel);

    public Task<IActionResult> OnPostKnowAsync(string id, CancellationToken cancel) => ActAsync(id, async reader =>
    {
        await shelf.KnowAsync(reader, articleId, cancel);
        return "";
    }, cancel);

    public string BodyHtml(Edition edition)
    {
        var marked = MarkedText.With(Article.Body, Notes.Where(n => n.Note.IsHighlight).Select(n => (n.Note.Key, n.Found)));
        return new DocumentHtml(edition.Paper.Digits, DocumentChannel.Page, edition.Site).Render(marked);
    }

    // Somebody else's article is not found, whatever is asked of it.
    private async Task<IActionResult> ActAsync(string id, Func<long, Task<string?>> act, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || await act(User.ReaderId!.Value) is not { } next)
        {
            return NotFound();
        }

        return new SeeOther(next.StartsWith('/') ? next : Address + next);
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Nashra-Reader"] = User.ReaderMark; // a device keeps this page for nobody else
        var reader = User.ReaderId!.Value;
        if (!ShortId.TryParse(id, out articleId)
            || await db.SavedArticles.Of(reader).AsNoTracking().FirstOrDefaultAsync(s => s.ArticleId == articleId, cancel) is not { } saved
            || (await items.OfAsync([saved], cancel)).FirstOrDefault() is not { } item)
        {
            return false;
        }

        Item = item;
        Article = await db.Articles.AsNoTracking().Include(a => a.Section).FirstAsync(a => a.Id == articleId, cancel);
        Labels = await labels.OfAsync(reader, cancel);
        var finder = new PassageFinder(item.IsWithdrawn ? [] : TextUnits.Of(Article.Body));
        var written = await db.SavedNotes.AsNoTracking().Where(n => n.ReaderId == reader && n.ArticleId == articleId && n.RemovedAt == null).OrderBy(n => n.MadeAt).ToListAsync(cancel);
        Notes = [.. written.Select(note => new PlacedNote(note, note.IsHighlight ? finder.Find(note.Passage) : FoundPassage.Nowhere))];
        return true;
    }
}

/// <summary>A note with the place of its highlight in the text as it stands.</summary>
public sealed record PlacedNote(SavedNote Note, FoundPassage Found);

/// <summary>What the forms for notes send. The page chooses the keys, so that a form sent twice writes once.</summary>
public sealed record NoteForm
{
    public Guid Key { get; init; }

    public string? Text { get; init; }

    public string? Quote { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public int Seen { get; init; }

    public Guid Other { get; init; }

    internal NewNote ToNote(DateTimeOffset now) => new(Key == Guid.Empty ? Guid.CreateVersion7(now) : Key, Text, Passage.From(Quote, Before, After), now);
}
