using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Articles;

/// <summary>The words pages use to ask for articles. They combine.</summary>
public static class ArticleQueries
{
    extension(NewsDb db)
    {
        public DbSet<Article> Articles => db.Set<Article>();

        public DbSet<Section> Sections => db.Set<Section>();

        public DbSet<Topic> Topics => db.Set<Topic>();

        public DbSet<Author> Authors => db.Set<Author>();
    }

    extension(IQueryable<Article> articles)
    {
        // The one door: every page, feed, search hit, list and letter passes through it.
        public IQueryable<Article> Visible(DateTimeOffset now) => articles.Where(a => a.WithdrawnAt == null && a.PublishedAt <= now);

        /// <summary>What lists show: visible, and not a repetition of another article.</summary>
        public IQueryable<Article> Listed(DateTimeOffset now) => articles.Visible(now).Where(a => a.DuplicateOfId == null);

        // Id breaks ties, so paging never repeats or skips an article.
        public IQueryable<Article> LatestFirst() => articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);

        /// <summary>In the order of a list; the topic's own index is walked, so the newest cost no more than they are.</summary>
        public IQueryable<Article> AboutTopic(NewsDb db, long topicId) =>
            from about in db.Set<ArticleTopic>()
            where about.TopicId == topicId
            join article in articles on about.ArticleId equals article.Id
            orderby about.ListedAt descending, about.ArticleId descending
            select article;

        public IQueryable<Article> SignedBy(NewsDb db, long authorId) =>
            from signed in db.Set<ArticleAuthor>()
            where signed.AuthorId == authorId
            join article in articles on signed.ArticleId equals article.Id
            orderby signed.ListedAt descending, signed.ArticleId descending
            select article;

        public IQueryable<ArticleCard> AsCards() => articles.Select(a => new ArticleCard
        {
            Id = a.Id,
            Slug = a.Slug,
            Headline = a.Headline,
            Standfirst = a.Standfirst,
            Kicker = a.Kicker,
            Byline = a.Byline,
            SectionId = a.SectionId,
            SectionSlug = a.Section.Slug,
            SectionName = a.Section.Name,
            Hue = a.Section.Hue,
            Advisory = a.Advisory,
            PublishedAt = a.PublishedAt!.Value,
            UpdatedAt = a.UpdatedAt,
            CorrectedAt = a.CorrectedAt,
            WordCount = a.WordCount,
            PictureUrl = a.PictureUrl,
            PictureAlternative = a.PictureAlternative,
        });
    }
}

/// <summary>An article as lists show it.</summary>
public sealed record ArticleCard
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required string Headline { get; init; }

    public required string Standfirst { get; init; }

    public required string Kicker { get; init; }

    public required string Byline { get; init; }

    public required long SectionId { get; init; }

    public required string SectionSlug { get; init; }

    public required string SectionName { get; init; }

    public required int Hue { get; init; }

    public required string Advisory { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset? UpdatedAt { get; init; }

    public required DateTimeOffset? CorrectedAt { get; init; }

    public required int WordCount { get; init; }

    public string? PictureUrl { get; init; }

    public string? PictureAlternative { get; init; }

    public string Address => Addresses.Article(Id, Slug);

    /// <summary>The generated cover, for an article without a picture.</summary>
    public string Cover(string crop) => Addresses.Cover(Id, crop);
}
