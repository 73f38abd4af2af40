using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Search.Index;

/// <summary>Reads articles as the index takes them: the fields' text, topics under every spelling, and when each may be found.</summary>
internal sealed class ArticleTexts(NewsDb db, DateTimeOffset now)
{
    private Dictionary<long, string>? topicNames;

    /// <summary>The published articles after an id, in the order of ids; what an index is filled from.</summary>
    public async Task<IReadOnlyList<IndexableArticle>> AfterAsync(long id, int count, CancellationToken cancel)
    {
        var rows = await Rows(db.Articles.Where(a => a.Id > id).OrderBy(a => a.Id).Take(count)).ToListAsync(cancel);
        return await WithTiesAsync(rows, rows.Count == 0 ? null : (rows[0].Id, rows[^1].Id), cancel);
    }

    public async Task<IReadOnlyList<IndexableArticle>> OfAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await Rows(db.Articles.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id)).ToListAsync(cancel);
        return await WithTiesAsync(rows, null, cancel);
    }

    private static IQueryable<ArticleRow> Rows(IQueryable<Article> articles) => articles.AsNoTracking().Select(a => new ArticleRow(
        a.Id, a.Headline, a.Standfirst, a.Kicker, a.Byline, a.Dateline, a.PictureCaption, a.SectionId, a.Section.Name, a.PublishedAt, a.WithdrawnAt, a.DuplicateOfId, a.WordCount, a.PictureUrl != null, a.Body));

    // Neighbouring ids are asked for as a range: hundreds of parameters cost more than a few rows too many.
    private async Task<IReadOnlyList<IndexableArticle>> WithTiesAsync(List<ArticleRow> rows, (long First, long Last)? range, CancellationToken cancel)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var signed = await db.Set<ArticleAuthor>().Where(a => range == null ? ids.Contains(a.ArticleId) : a.ArticleId >= range.Value.First && a.ArticleId <= range.Value.Last)
            .Select(a => new { a.ArticleId, a.AuthorId }).ToListAsync(cancel);
        var about = await db.Set<ArticleTopic>().Where(t => range == null ? ids.Contains(t.ArticleId) : t.ArticleId >= range.Value.First && t.ArticleId <= range.Value.Last)
            .Select(t => new { t.ArticleId, t.TopicId }).ToListAsync(cancel);
        var authors = signed.ToLookup(a => a.ArticleId, a => a.AuthorId);
        var topics = about.ToLookup(t => t.ArticleId, t => t.TopicId);
        topicNames ??= about.Count == 0 ? null : await TopicNamesAsync(cancel);
        return rows.ConvertAll(row => new IndexableArticle(row, [.. authors[row.Id]], [.. topics[row.Id]], [.. topics[row.Id].Select(NameOf)], now));
    }

    private string NameOf(long topicId) => topicNames!.GetValueOrDefault(topicId, "");

    private async Task<Dictionary<long, string>> TopicNamesAsync(CancellationToken cancel)
    {
        var spellings = await db.Set<TopicAlias>().Select(alias => new { alias.TopicId, alias.Text }).ToListAsync(cancel);
        return spellings.GroupBy(alias => alias.TopicId).ToDictionary(topic => topic.Key, topic => string.Join(" ؛ ", topic.Select(alias => alias.Text)));
    }
}

internal sealed record ArticleRow(
    long Id, string Headline, string Standfirst, string Kicker, string Byline, string Dateline, string? PictureCaption,
    long SectionId, string SectionName, DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, long? DuplicateOfId, int WordCount, bool HasPicture, Document Body);

/// <summary>An article beside the question whether it may be found now, later, or never.</summary>
internal sealed class IndexableArticle(ArticleRow row, long[] authorIds, long[] topicIds, string[] topicNames, DateTimeOffset now)
{
    public long Id => row.Id;

    public bool MayBeFound => CouldBeListed && row.PublishedAt <= now;

    /// <summary>When it is to be looked at again; null when it is visible or will never be.</summary>
    public DateTimeOffset? DueAt => CouldBeListed && row.PublishedAt > now ? row.PublishedAt : null;

    public DocumentText Text => new(row.Id, row.PublishedAt)
    {
        Headline = row.Headline,
        Standfirst = row.Standfirst,
        Body = PlainText.Of(new Document([.. row.Body.Blocks.Where(block => block is not Figure)])),
        Byline = $"{row.Byline} ؛ {row.Dateline}",
        Captions = string.Join(" ؛ ", Captions),
        Topics = string.Join(" ؛ ", topicNames.Append(row.Kicker).Append(row.SectionName)),
        SectionId = row.SectionId,
        AuthorIds = authorIds,
        TopicIds = topicIds,
        Types = [.. ArticleTypes.Of(row.WordCount, row.HasPicture)],
    };

    private bool CouldBeListed => row.WithdrawnAt is null && row.DuplicateOfId is null;

    private IEnumerable<string> Captions => row.Body.Blocks.OfType<Figure>().Select(figure => figure.Caption ?? figure.Alternative).Append(row.PictureCaption ?? "");
}
