using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Brings in what a reader saved elsewhere. Our own addresses become saved articles, others links. Repeating it adds nothing.</summary>
public sealed class SavedImport(NewsDb db, SavedShelf shelf, SavedLabels labels, SavedNotes notes, SavedLinks links, OwnAddresses own, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <exception cref="RefusedException">The file is none that we can read. What stood in it before the damage is kept.</exception>
    public async Task<SavedImportReport> ReadAsync(long readerId, Stream file, CancellationToken cancel)
    {
        var report = new SavedImportReport(0, 0, 0, 0);
        var some = new List<ImportedSave>(AtOnce);
        try
        {
            await foreach (var save in ExportFile.ReadAsync(file, cancel))
            {
                report = save is not null && IsOnTheWeb(save.Url) ? report : report with { Unreadable = report.Unreadable + 1 };
                some.AddRange(save is not null && IsOnTheWeb(save.Url) ? [save] : []);
                if (some.Count == AtOnce)
                {
                    report = await BringAsync(readerId, some, report, cancel);
                    some.Clear();
                }
            }
        }
        catch (Exception fault) when (fault is RefusedException or InvalidDataException or EndOfStreamException)
        {
            await BringAsync(readerId, some, report, cancel);
            throw fault is RefusedException ? fault : new RefusedException("saved.import.damaged");
        }

        return await BringAsync(readerId, some, report, cancel);
    }

    private async Task<SavedImportReport> BringAsync(long readerId, List<ImportedSave> saves, SavedImportReport report, CancellationToken cancel)
    {
        var ours = await own.FindAsync(saves.ConvertAll(save => save.Url), cancel);
        var ids = ours.Values.ToHashSet();
        var known = await db.SavedArticles.Where(s => s.ReaderId == readerId && ids.Contains(s.ArticleId)).Select(s => s.ArticleId).ToHashSetAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var save in saves)
        {
            if (!ours.TryGetValue(save.Url, out var id))
            {
                report = await links.AddAsync(readerId, save, cancel) ? report with { Links = report.Links + 1 } : report with { Known = report.Known + 1 };
                continue;
            }

            var isNew = known.Add(id);
            await BringArticleAsync(readerId, id, save, isNew, cancel);
            report = isNew ? report with { Articles = report.Articles + 1 } : report with { Known = report.Known + 1 };
        }

        await transaction.CommitAsync(cancel);
        return report;
    }

    // What the reader has here already keeps its place; labels and notes are added to it.
    private async Task BringArticleAsync(long readerId, long articleId, ImportedSave save, bool isNew, CancellationToken cancel)
    {
        var at = save.SavedAt ?? clock.GetUtcNow();
        await shelf.SaveAsync(readerId, articleId, at, cancel);
        if (isNew && save.Place != SavedPlace.Unread)
        {
            await shelf.PutAsync(readerId, [articleId], save.Place, clock.GetUtcNow(), cancel);
        }

        foreach (var tag in save.Tags.Select(CleanText.Line).Where(tag => tag.Length is > 0 and <= SavedLabel.LongestName).Take(SavedLabels.MostOnAnArticle))
        {
            await labels.PutAsync(readerId, await labels.MakeAsync(readerId, LabelKind.Tag, tag, cancel), [articleId], cancel);
        }

        foreach (var note in save.Notes.Take(100))
        {
            var (text, quote) = (Cut(note.Text, SavedNote.LongestText), Cut(note.Quote, Passage.LongestQuote));
            await notes.BringAsync(readerId, articleId, new NewNote(KeyOf(articleId, text, quote), text, Passage.From(quote, "", ""), at), cancel);
        }
    }

    private static bool IsOnTheWeb(string url) => url.Length <= WebAddress.MaxLength
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    private static string Cut(string text, int most) => text.Length <= most ? text : TextCut.AtWord(text, most - 1);

    // The same note of the same file has the same key.
    private static Guid KeyOf(long articleId, string text, string quote) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{articleId}\n{text}\n{quote}"))).AsSpan(0, 16));
}
