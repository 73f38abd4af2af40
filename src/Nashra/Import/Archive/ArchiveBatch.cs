using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Import.Archive;

/// <summary>Some hundred lines, taken in one transaction: a kill between two batches loses nothing, and the next run finds what is there unchanged.</summary>
internal sealed class ArchiveBatch(NewsDb db, Publication paper, SectionMap sections, ArchiveAuthors authors, ArchiveTopics topics, ImportReport report, DateTimeOffset now)
{
    private readonly List<(long Number, ArchiveLine Line)> lines = [];

    public int Count => lines.Count;

    public void Add(long number, ArchiveLine line) => lines.Add((number, line));

    public async Task TakeAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var read = await ReadAsync(await KnownAsync(cancel), cancel);

        // Masters first, in one step each: with hundreds of articles tracked, every further save would look at all of them.
        await authors.IntroduceAsync(read.SelectMany(line => line.Byline.Persons), cancel);
        await topics.OpenAsync(read.SelectMany(line => line.Topics), cancel);
        var taken = new List<Article>(read.Count);
        foreach (var line in read)
        {
            if (await TakeAsync(line, cancel) is { } article)
            {
                taken.Add(article);
            }
        }

        await db.SaveChangesAsync(cancel);
        await LinkDuplicatesAsync(taken, cancel);
        db.AddRange(taken.Select(article => ArticleChange.Of(article.Id, ChangeKind.Archive, now)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        lines.Clear();
    }

    private async Task<List<ReadLine>> ReadAsync(Dictionary<string, KnownArticle> known, CancellationToken cancel)
    {
        var read = new List<ReadLine>(lines.Count);
        foreach (var (number, line) in lines)
        {
            try
            {
                var hash = TextHash.Of(line.ToString());
                if (known.TryGetValue(line.Id, out var before) && before.SourceHash == hash)
                {
                    report.Unchanged++;
                    continue;
                }

                var (text, published) = await TextOfAsync(line, cancel);
                read.Add(new ReadLine(number, line, text, published, Byline.Read(line.Byline), topics.In(text), before, hash));
                known[line.Id] = new KnownArticle(before?.Id ?? 0, line.Id, hash);
            }
            catch (LineRefusedException refused)
            {
                report.Refuse(number, line.Id, refused.Reason);
            }
        }

        return read;
    }

    private async Task<Dictionary<string, KnownArticle>> KnownAsync(CancellationToken cancel)
    {
        var ids = lines.Select(line => line.Line.Id).Distinct(StringComparer.Ordinal).ToList();
        return await db.Articles.Where(a => ids.Contains(a.SourceId!))
            .Select(a => new KnownArticle(a.Id, a.SourceId!, a.SourceHash))
            .ToDictionaryAsync(article => article.SourceId, StringComparer.Ordinal, cancel);
    }

    private async Task<Article?> TakeAsync(ReadLine line, CancellationToken cancel)
    {
        var isNew = line.Before is null;
        var article = isNew ? Article.Draft(line.Text.SectionId, now) : await FindAsync(line.Line.Id, cancel);
        if (article.WithdrawnAt is not null)
        {
            report.Refuse(line.Number, line.Line.Id, "withdrawn");
            return null;
        }

        article.Write(line.Text with { Byline = line.Byline.Shown, Dateline = line.Byline.Dateline }, now);
        article.SignedBy(line.Byline.Persons.Select(authors.IdOf));
        article.IsAbout(line.Topics.Select(topics.IdOf));
        article.CameFrom(Named(line.Line.Source), line.Line.Id, AddressOf(line.Line.Url), line.Hash);
        article.Publish(line.PublishedAt, DateTimeOffset.MinValue);
        if (isNew)
        {
            report.Taken++;
            db.Add(article);
        }
        else
        {
            report.Updated++;
        }

        return article;
    }

    private async Task<(ArticleText Text, DateTimeOffset PublishedAt)> TextOfAsync(ArchiveLine line, CancellationToken cancel)
    {
        var headline = CleanText.Line(line.Headline);
        if (headline.Length is 0 or > Article.MaxHeadline)
        {
            throw new LineRefusedException(headline.Length == 0 ? "no-headline" : "headline-too-long");
        }

        var body = ArchiveBody.Read(line.Body);
        if (body.IsEmpty)
        {
            throw new LineRefusedException("no-body");
        }

        var published = ArchiveDate.Read(line.PublishedAt, paper.Zone) ?? throw new LineRefusedException("date-unknown");
        var standfirst = TextCut.AtWord(CleanText.Line(line.Standfirst), Article.MaxStandfirst - 100);
        var language = line.Language.Length is >= 2 and <= 35 && line.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? line.Language : "ar";
        return (new ArticleText(headline, standfirst, "", "", "", await sections.IdOfAsync(line.Section, cancel), body, language), published);
    }

    // A source id may stand twice in one batch: then its article is not in the database yet.
    private async Task<Article> FindAsync(string sourceId, CancellationToken cancel) =>
        db.ChangeTracker.Entries<Article>().Select(entry => entry.Entity).FirstOrDefault(article => article.SourceId == sourceId)
        ?? await db.Articles.Include(a => a.Authors).Include(a => a.Topics).FirstAsync(a => a.SourceId == sourceId, cancel);

    // The first with a body is listed; every later one leads to it. The lowest id is the first, in the file as in the database.
    private async Task LinkDuplicatesAsync(List<Article> taken, CancellationToken cancel)
    {
        var hashes = taken.Select(article => article.BodyHash).Distinct().ToList();
        var takenIds = taken.Where(article => article.Id > 0).Select(article => article.Id).ToList();
        var firsts = await db.Articles.Where(a => hashes.Contains(a.BodyHash) && a.DuplicateOfId == null && !takenIds.Contains(a.Id))
            .GroupBy(a => a.BodyHash).Select(group => new { Hash = group.Key, Id = group.Min(a => a.Id) })
            .ToDictionaryAsync(first => first.Hash!.Value, first => first.Id, cancel);
        foreach (var article in taken.DistinctBy(article => article.Id))
        {
            var hash = article.BodyHash!.Value;
            if (firsts.TryAdd(hash, article.Id) || firsts[hash] == article.Id)
            {
                article.Repeats(null);
            }
            else if (article.DuplicateOfId != firsts[hash])
            {
                article.Repeats(firsts[hash]);
                report.Duplicates++;
                report.Taken--;
            }
        }
    }

    private static string Named(string source) => TextCut.AtWord(CleanText.Line(source) is { Length: > 0 } name ? name : "archive", 200);

    private static string? AddressOf(string url) => Articles.Documents.WebAddress.IsSafe(url.Trim()) ? url.Trim() : null;

    private sealed record KnownArticle(long Id, string SourceId, long? SourceHash);

    private sealed record ReadLine(long Number, ArchiveLine Line, ArticleText Text, DateTimeOffset PublishedAt, Byline Byline, IReadOnlyList<long> Topics, KnownArticle? Before, long Hash);
}
