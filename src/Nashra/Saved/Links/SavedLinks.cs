using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Layout;

namespace Nashra.Saved;

/// <summary>A reader's links to elsewhere: added by an import, listed, searched by the same analyser, let go.</summary>
public sealed class SavedLinks(NewsDb db, TimeProvider clock)
{
    public const int Size = 50;

    /// <summary>False when the reader has that address already.</summary>
    internal async Task<bool> AddAsync(long readerId, ImportedSave save, CancellationToken cancel)
    {
        var (title, tags, note) = (Cut(save.Title, SavedLink.LongestTitle), Cut(string.Join(',', save.Tags.Select(CleanText.Line)), SavedLink.LongestTags), NoteOf(save));
        var (place, at, hash) = ((int)save.Place, Math.Min((save.SavedAt ?? clock.GetUtcNow()).ToUnixTimeMilliseconds(), clock.GetUtcNow().ToUnixTimeMilliseconds()), TextHash.Of(save.Url));
        var added = await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO saved_link (reader_id, url, url_hash, title, tags, note, place, saved_at) VALUES ({readerId}, {save.Url}, {hash}, {(title.Length > 0 ? title : save.Url[..Math.Min(save.Url.Length, SavedLink.LongestTitle)])}, {tags}, {note}, {place}, {at})
            ON CONFLICT (reader_id, url_hash) DO NOTHING RETURNING id AS "Value"
            """).ToListAsync(cancel);
        if (added.Count == 0)
        {
            return false;
        }

        var words = SavedWords.Numbers($"{title}\n{tags}\n{note}\n{new Uri(save.Url).Host.Replace('.', ' ')}").Take(400).Select(word => string.Create(CultureInfo.InvariantCulture, $"({readerId}, {word}, {added[0]})"));
        await db.Database.ExecuteSqlRawAsync(new StringBuilder("INSERT INTO saved_link_word (reader_id, word, link_id) VALUES ").AppendJoin(", ", words).ToString(), cancel);
        return true;
    }

    public async Task<Paged<SavedLink>> OfAsync(long readerId, string? query, int number, CancellationToken cancel)
    {
        var words = db.SavedLinkWords;
        var links = SavedWords.Asked(query).Aggregate(
            db.SavedLinks.AsNoTracking().Where(l => l.ReaderId == readerId && l.Place != SavedPlace.Removed),
            (found, asked) => found.Where(l => words.Any(w => w.ReaderId == readerId && w.Word == asked.Wanted && w.LinkId == l.Id)));
        var rows = await links.OrderByDescending(l => l.SavedAt).ThenByDescending(l => l.Id).Skip((number - 1) * Size).Take(Size + 1).ToListAsync(cancel);
        return Paged<SavedLink>.Of(rows, Size, number);
    }

    public Task<int> PutAsync(long readerId, long linkId, SavedPlace place, CancellationToken cancel) =>
        db.SavedLinks.Where(l => l.ReaderId == readerId && l.Id == linkId).ExecuteUpdateAsync(set => set.SetProperty(l => l.Place, place), cancel);

    private static string NoteOf(ImportedSave save) =>
        Cut(string.Join(" · ", save.Notes.Select(note => note.Quote.Length > 0 ? $"«{note.Quote}» {note.Text}".Trim() : note.Text)), SavedNote.LongestText);

    private static string Cut(string text, int most) => CleanText.Line(text) is var line && line.Length <= most ? line : TextCut.AtWord(line, most - 1);
}
