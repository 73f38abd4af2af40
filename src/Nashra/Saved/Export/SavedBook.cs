using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;

namespace Nashra.Saved;

/// <summary>Saved articles as a book that opens from the right (W3C, "EPUB 3.3"): a chapter for each, with the reader's highlights and notes.</summary>
public sealed class SavedBook(NewsDb db, Edition edition, TimeProvider clock)
{
    /// <summary>Newest first; a thicker book opens on few devices.</summary>
    public const int MostChapters = 300;

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    public async Task<byte[]> OfAsync(long readerId, CancellationToken cancel)
    {
        var chapters = await ChaptersAsync(readerId, cancel);
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // First and uncompressed: readers know the book by these bytes.
            await WriteAsync(zip, "mimetype", "application/epub+zip", CompressionLevel.NoCompression);
            await WriteAsync(zip, "META-INF/container.xml", BookParts.Container);
            await WriteAsync(zip, "EPUB/style.css", BookParts.Style);
            await WriteAsync(zip, "EPUB/package.opf", Xml(xml => BookParts.Package(xml, edition, Title, clock.GetUtcNow(), chapters.Count)));
            await WriteAsync(zip, "EPUB/nav.xhtml", Xml(xml => BookParts.Contents(xml, edition, Title, [.. chapters.Select(chapter => edition.Prose(chapter.Article.Headline))])));
            foreach (var (number, chapter) in chapters.Index())
            {
                await WriteAsync(zip, FormattableString.Invariant($"EPUB/c{number + 1}.xhtml"), Xml(xml => new BookText(xml, edition).Chapter(chapter)));
            }
        }

        return file.ToArray();
    }

    private string Title => $"{edition.Say["saved.title"]} · {edition.Paper.Name}";

    private async Task<List<BookChapter>> ChaptersAsync(long readerId, CancellationToken cancel)
    {
        var ids = await db.SavedArticles.Of(readerId).InOrder(SavedOrder.NewestFirst).Take(MostChapters).Select(s => s.ArticleId).ToListAsync(cancel);
        var articles = await db.Articles.AsNoTracking().Include(a => a.Section).Include(a => a.Corrections).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var notes = (await db.SavedNotes.AsNoTracking().Where(n => n.ReaderId == readerId && n.RemovedAt == null && ids.Contains(n.ArticleId)).OrderBy(n => n.MadeAt).ToListAsync(cancel)).ToLookup(n => n.ArticleId);
        return [.. ids.Select(id => BookChapter.Of(articles[id], [.. notes[id]]))];
    }

    private static async Task WriteAsync(ZipArchive zip, string name, string text, CompressionLevel compression = CompressionLevel.Optimal)
    {
        await using var entry = await zip.CreateEntry(name, compression).OpenAsync();
        await entry.WriteAsync(Plain.GetBytes(text));
    }

    private static string Xml(Action<XmlWriter> write)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Encoding = Plain }))
        {
            write(xml);
        }

        return Plain.GetString(text.ToArray());
    }
}

/// <summary>An article in the book; of a withdrawn one only that it was withdrawn, and the reader's own words.</summary>
internal sealed record BookChapter(Article Article, Articles.Documents.Document Body, IReadOnlyList<SavedNote> Notes)
{
    public static BookChapter Of(Article article, IReadOnlyList<SavedNote> notes)
    {
        if (article.WithdrawnAt is not null)
        {
            return new BookChapter(article, Articles.Documents.Document.Empty, notes);
        }

        var finder = new PassageFinder(TextUnits.Of(article.Body));
        return new BookChapter(article, MarkedText.With(article.Body, notes.Where(n => n.IsHighlight).Select(n => (n.Key, finder.Find(n.Passage)))), notes);
    }
}
