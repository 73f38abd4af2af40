using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Import.Archive;

/// <summary>Takes some hundred lines in one transaction: a kill between two batches loses nothing, and the next run finds what is there unchanged.</summary>
internal sealed class ArchiveBatch(NewsDb db, SectionMap sections, ArchiveTopics topics, ImportReport report, DateTimeOffset now)
{
    private readonly ArchiveAuthors authors = new(db);

    public async Task TakeAsync(IReadOnlyList<ReadLine> lines, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var known = await KnownAsync(lines, cancel);
        var wanted = lines.Where(line => IsWanted(line, known)).ToList();

        // Masters first, in one step each: with hundreds of articles tracked, every further save would look at all of them.
        await authors.IntroduceAsync(wanted.SelectMany(line => line.Byline.Persons), cancel);
        await topics.OpenAsync(wanted.SelectMany(line => line.Topics), cancel);
        var sectionIds = await sections.IdsOfAsync(wanted.Select(line => line.Line.Section), cancel);
        var taken = await WriteAsync(wanted, known, sectionIds, cancel);
        await db.SaveChangesAsync(cancel);
        await LinkDuplicatesAsync([.. taken.Keys], cancel);
        await db.SaveChangesAsync(cancel);
        await LeadOnAsync(taken, cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private async Task<Dictionary<string, long?>> KnownAsync(IReadOnlyList<ReadLine> lines, CancellationToken cancel)
    {
        var ids = lines.Select(line => line.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return await db.Articles.Where(a => ids.Contains(a.SourceId!)).Select(a => new { a.SourceId, a.SourceHash })
            .ToDictionaryAsync(article => article.SourceId!, article => article.SourceHash, StringComparer.Ordinal, cancel);
    }

    private bool IsWanted(ReadLine line, Dictionary<string, long?> known)
    {
        if (line.Refusal is { } reason)
        {
            report.Refuse(line.Number, line.Id, reason);
            return false;
        }

        if (known.TryGetValue(line.Id!, out var hash) && hash == line.Hash)
        {
            report.Unchanged++;
            return false;
        }

        return true;
    }

    private async Task<Dictionary<Article, ReadLine>> WriteAsync(List<ReadLine> lines, Dictionary<string, long?> known, IReadOnlyDictionary<string, long> sectionIds, CancellationToken cancel)
    {
        var written = new Dictionary<string, Article>(StringComparer.Ordinal);
        var taken = new Dictionary<Article, ReadLine>();
        foreach (var line in lines)
        {
            // A source id may stand twice in one batch: the later line updates the earlier one.
            var article = written.GetValueOrDefault(line.Id!)
                ?? (known.ContainsKey(line.Id!) ? await FindAsync(line.Id!, cancel) : Article.Draft(sectionIds[line.Line.Section], now));
            if (article.WithdrawnAt is not null)
            {
                report.Refuse(line.Number, line.Id, "withdrawn");
                continue;
            }

            Write(article, line, sectionIds[line.Line.Section]);
            taken[article] = line;
            if (known.ContainsKey(line.Id!) || !written.TryAdd(line.Id!, article))
            {
                written[line.Id!] = article;
                report.Updated++;
            }
            else
            {
                db.Add(article);
                report.Taken++;
            }
        }

        return taken;
    }

    private void Write(Article article, ReadLine line, long sectionId)
    {
        article.Write(line.Text with { SectionId = sectionId, Byline = line.Byline.Shown, Dateline = line.Byline.Dateline }, now);
        article.SignedBy([]);
        article.IsAbout([]);
        article.CameFrom(Named(line.Line.Source), line.Id!, AddressOf(line.Line.Url), line.Hash);
        article.Publish(line.PublishedAt, DateTimeOffset.MinValue);
    }

    private Task<Article> FindAsync(string sourceId, CancellationToken cancel) =>
        db.Articles.Include(a => a.Authors).Include(a => a.Topics).FirstAsync(a => a.SourceId == sourceId, cancel);

    // The first with a body is listed; every later one leads to it. The lowest id is the first, in the file as in the database.
    private async Task LinkDuplicatesAsync(List<Article> taken, CancellationToken cancel)
    {
        var hashes = taken.Select(article => article.BodyHash).Distinct().ToList();
        var firsts = await db.Articles.Where(a => hashes.Contains(a.BodyHash) && a.DuplicateOfId == null)
            .GroupBy(a => a.BodyHash).Select(group => new { Hash = group.Key, Id = group.Min(a => a.Id) })
            .ToDictionaryAsync(first => first.Hash!.Value, first => first.Id, cancel);
        foreach (var article in taken)
        {
            var first = firsts.GetValueOrDefault(article.BodyHash!.Value, article.Id);
            var isNew = article.DuplicateOfId is null;
            article.Repeats(first == article.Id ? null : first);
            if (isNew && article.DuplicateOfId is not null)
            {
                report.Duplicates++;
                report.Taken--;
            }
        }
    }

    // The change log, and what leads from topics and authors to the articles.
    private async Task LeadOnAsync(Dictionary<Article, ReadLine> taken, CancellationToken cancel)
    {
        static long Listed(Article article) => article.PublishedAt!.Value.ToUnixTimeMilliseconds();
        await db.InsertAsync("article_author (article_id, author_id, position, listed_at)", taken.SelectMany(each => each.Value.Byline.Persons.Select(authors.IdOf).Distinct()
            .Select((author, position) => new[] { each.Key.Id, author, position, Listed(each.Key) })), cancel);
        await db.InsertAsync("article_topic (article_id, topic_id, listed_at)", taken.SelectMany(each => each.Value.Topics.Select(topics.IdOf).Distinct()
            .Select(topic => new[] { each.Key.Id, topic, Listed(each.Key) })), cancel);
        await db.InsertAsync("article_change (article_id, kind, at)", taken.Keys.OrderBy(article => article.Id)
            .Select(article => new[] { article.Id, (long)ChangeKind.Archive, now.ToUnixTimeMilliseconds() }), cancel);
    }

    private static string Named(string source) => TextCut.AtWord(CleanText.Line(source) is { Length: > 0 } name ? name : "archive", 200);

    private static string? AddressOf(string url) => WebAddress.IsSafe(url.Trim()) ? url.Trim() : null;
}
