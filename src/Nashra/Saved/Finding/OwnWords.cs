using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>
/// In which saved articles the words asked for are the reader's own: in her notes, her highlights, and the names of her lists
/// and tags. Read when she asks: what is one reader's is little, and an index of it would have to follow each stroke.
/// </summary>
internal sealed class OwnWords
{
    private readonly Dictionary<long, HashSet<long>> articles;

    private OwnWords(IReadOnlyList<AskedWord> asked) =>
        articles = asked.SelectMany(word => new[] { word.Form, word.Wanted }).Distinct().ToDictionary(word => word, _ => new HashSet<long>());

    public static async Task<OwnWords> OfAsync(NewsDb db, long readerId, IReadOnlyList<AskedWord> asked, CancellationToken cancel)
    {
        var own = new OwnWords(asked);
        await own.ReadNotesAsync(db, readerId, cancel);
        await own.ReadLabelsAsync(db, readerId, cancel);
        return own;
    }

    public IReadOnlyCollection<long> ArticlesWith(long word) => articles[word];

    private async Task ReadNotesAsync(NewsDb db, long readerId, CancellationToken cancel)
    {
        var notes = db.SavedNotes.Where(note => note.ReaderId == readerId && note.RemovedAt == null).Select(note => new { note.ArticleId, note.Text, note.Quote });
        await foreach (var note in notes.AsAsyncEnumerable().WithCancellation(cancel))
        {
            Note($"{note.Text}\n{note.Quote}", [note.ArticleId]);
        }
    }

    private async Task ReadLabelsAsync(NewsDb db, long readerId, CancellationToken cancel)
    {
        var labels = await db.SavedLabels.Where(label => label.ReaderId == readerId).Select(label => new { label.Id, label.Name }).ToListAsync(cancel);
        foreach (var label in labels.Where(label => SavedWords.Numbers(label.Name).Any(articles.ContainsKey)))
        {
            Note(label.Name, await db.SavedLabellings.Where(on => on.LabelId == label.Id).Select(on => on.ArticleId).ToListAsync(cancel));
        }
    }

    private void Note(string text, IReadOnlyCollection<long> under)
    {
        foreach (var word in SavedWords.Numbers(text))
        {
            if (articles.TryGetValue(word, out var holding))
            {
                holding.UnionWith(under);
            }
        }
    }
}
