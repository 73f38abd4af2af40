using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Arabic;
using Nashra.Articles.Documents;
using Nashra.Platform;

namespace Nashra.Articles;

/// <summary>A piece of journalism: drafted in the newsroom or imported, read on the site once published.</summary>
public sealed class Article
{
    public const int MaxHeadline = 300;
    public const int MaxStandfirst = 1500;

    private readonly List<ArticleAuthor> authors = [];
    private readonly List<ArticleTopic> topics = [];
    private readonly List<Correction> corrections = [];

    private Article()
    {
    }

    public long Id { get; private set; }

    public string Headline { get; private set; } = "";

    public string Standfirst { get; private set; } = "";

    public string Kicker { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public long SectionId { get; private set; }

    public Section Section { get; private set; } = null!;

    /// <summary>Who signed it, as readers see it; persons and desks also stand in <see cref="Authors"/>.</summary>
    public string Byline { get; private set; } = "";

    public string Dateline { get; private set; } = "";

    public string Language { get; private set; } = "ar";

    /// <summary>A warning shown before violent or distressing material; empty when none is needed.</summary>
    public string Advisory { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; } // may lie ahead: visible from then on

    public DateTimeOffset? UpdatedAt { get; private set; }

    public DateTimeOffset? CorrectedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string WithdrawalNote { get; private set; } = "";

    /// <summary>The first article with the same body, when this one repeats it: still found by its address, never listed.</summary>
    public long? DuplicateOfId { get; private set; }

    public string? Source { get; private set; }

    public string? SourceId { get; private set; }

    public string? SourceUrl { get; private set; }

    /// <summary>What the source last sent, in short: an import that finds it again changes nothing.</summary>
    public long? SourceHash { get; private set; }

    /// <summary>The body's words, in short: what equals another's is a duplicate.</summary>
    public long? BodyHash { get; private set; }

    public int WordCount { get; private set; }

    public LeadPicture? Picture => PictureUrl is null ? null : new(PictureUrl, PictureAlternative ?? "", PictureCaption, PictureCredit, PictureWidth, PictureHeight);

    public string? PictureUrl { get; private set; }

    public string? PictureAlternative { get; private set; }

    public string? PictureCaption { get; private set; }

    public string? PictureCredit { get; private set; }

    public int PictureWidth { get; private set; }

    public int PictureHeight { get; private set; }

    public IReadOnlyList<ArticleAuthor> Authors => authors;

    public IReadOnlyList<ArticleTopic> Topics => topics;

    public IReadOnlyList<Correction> Corrections => corrections;

    // Stored last: lists of articles read the columns before it and leave its pages alone.
    public Document Body { get; private set; } = Document.Empty;

    public static Article Draft(long sectionId, DateTimeOffset now) => new() { SectionId = sectionId, CreatedAt = now };

    public bool IsVisible(DateTimeOffset now) => WithdrawnAt is null && PublishedAt <= now;

    public bool IsScheduled(DateTimeOffset now) => WithdrawnAt is null && PublishedAt > now;

    /// <summary>Replaces what is written. Once readers have seen it, the change is dated.</summary>
    public void Write(ArticleText text, DateTimeOffset now)
    {
        var headline = CleanText.Line(text.Headline);
        if (headline.Length == 0)
        {
            throw new RefusedException("article.headline_required");
        }

        (Headline, Standfirst, Kicker) = (Limited(headline, MaxHeadline, "article.headline_too_long"), Limited(CleanText.Line(text.Standfirst), MaxStandfirst, "article.standfirst_too_long"), Limited(CleanText.Line(text.Kicker), 100, "article.kicker_too_long"));
        (Byline, Dateline) = (Limited(CleanText.Line(text.Byline), 300, "article.byline_too_long"), Limited(CleanText.Line(text.Dateline), 100, "article.byline_too_long"));
        (SectionId, Language, Advisory) = (text.SectionId, text.Language, CleanText.Line(text.Advisory));
        Body = text.Body;
        WordCount = PlainText.WordCount(text.Body);
        BodyHash = TextHash.Of(text.Body);
        if (IsVisible(now))
        {
            UpdatedAt = now;
            Slug = Addresses.SlugOf(Headline); // the id alone finds the article, so the old address redirects for ever
        }
    }

    public void SignedBy(IEnumerable<long> authorIds)
    {
        authors.Clear();
        authors.AddRange(authorIds.Distinct().Select((id, position) => new ArticleAuthor(id, position, ListedAt)));
    }

    public void IsAbout(IEnumerable<long> topicIds)
    {
        topics.Clear();
        topics.AddRange(topicIds.Distinct().Select(id => new ArticleTopic(id, ListedAt)));
    }

    public void Illustrate(LeadPicture? picture)
    {
        PictureUrl = picture is null ? null : WebAddress.Require(picture.Url);
        (PictureAlternative, PictureCaption, PictureCredit) = (picture?.Alternative, picture?.Caption, picture?.Credit);
        (PictureWidth, PictureHeight) = (picture?.Width ?? 0, picture?.Height ?? 0);
    }

    /// <summary>Safe to repeat: once readers have seen it, the date of publication stands.</summary>
    public void Publish(DateTimeOffset at, DateTimeOffset now)
    {
        if (Headline.Length == 0)
        {
            throw new RefusedException("article.headline_required");
        }

        if (Body.IsEmpty)
        {
            throw new RefusedException("article.body_required");
        }

        if (WithdrawnAt is not null)
        {
            throw new RefusedException("article.withdrawn_stays");
        }

        if (IsVisible(now))
        {
            return;
        }

        PublishedAt = at;
        Slug = Addresses.SlugOf(Headline);
        ListAt(at);
    }

    /// <summary>Back to a draft, so long as no reader has seen it.</summary>
    public void Unschedule(DateTimeOffset now)
    {
        if (IsScheduled(now))
        {
            PublishedAt = null;
            ListAt(DateTimeOffset.UnixEpoch);
        }
    }

    public void Correct(string note, DateTimeOffset now)
    {
        var words = CleanText.Line(note);
        if (words.Length == 0)
        {
            throw new RefusedException("article.correction_required");
        }

        corrections.Add(new Correction(now, Limited(words, 1000, "article.correction_too_long")));
        CorrectedAt = now;
    }

    public void Withdraw(string note, DateTimeOffset now)
    {
        var words = CleanText.Line(note);
        if (words.Length == 0)
        {
            throw new RefusedException("article.withdrawal_required");
        }

        WithdrawnAt ??= now;
        WithdrawalNote = Limited(words, 1000, "article.correction_too_long");
    }

    public void CameFrom(string source, string sourceId, string? sourceUrl, long sourceHash) =>
        (Source, SourceId, SourceUrl, SourceHash) = (source, sourceId, sourceUrl, sourceHash);

    public void Repeats(long? firstId) => DuplicateOfId = firstId;

    private DateTimeOffset ListedAt => PublishedAt ?? DateTimeOffset.UnixEpoch;

    private void ListAt(DateTimeOffset at)
    {
        authors.ForEach(author => author.ListAt(at));
        topics.ForEach(topic => topic.ListAt(at));
    }

    private static string Limited(string text, int limit, string refusal) => text.Length <= limit ? text : throw new RefusedException(refusal, limit);

    private sealed class Storage : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> article)
        {
            article.Property(a => a.Headline).HasMaxLength(MaxHeadline);
            article.Property(a => a.Standfirst).HasMaxLength(MaxStandfirst);
            article.Property(a => a.Kicker).HasMaxLength(100);
            article.Property(a => a.Slug).HasMaxLength(200);
            article.Property(a => a.Byline).HasMaxLength(300);
            article.Property(a => a.Dateline).HasMaxLength(100);
            article.Property(a => a.Language).HasMaxLength(35);
            article.Property(a => a.SourceId).HasMaxLength(200);
            article.Property(a => a.Source).HasMaxLength(200);
            article.Ignore(a => a.Picture);
            article.Property(a => a.Body).HasConversion(body => body.ToJson(), json => Document.FromJson(json));
            article.HasOne(a => a.Section).WithMany().HasForeignKey(a => a.SectionId).OnDelete(DeleteBehavior.Restrict);
            article.HasOne<Article>().WithMany().HasForeignKey(a => a.DuplicateOfId).OnDelete(DeleteBehavior.SetNull);
            article.HasMany(a => a.Authors).WithOne().HasForeignKey(a => a.ArticleId).OnDelete(DeleteBehavior.Cascade);
            article.HasMany(a => a.Topics).WithOne().HasForeignKey(t => t.ArticleId).OnDelete(DeleteBehavior.Cascade);
            article.HasMany(a => a.Corrections).WithOne().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
            article.HasIndex(a => a.SourceId).IsUnique();
            article.HasIndex(a => a.BodyHash);

            // Addresses may be longer than what an ordered index of PostgreSQL holds.
            article.HasIndex(a => a.SourceUrl).HasMethod("hash").HasFilter("source_url IS NOT NULL");

            // Holding only the repetitions, it is never mistaken for a way to find what is no repetition.
            article.HasIndex(a => a.DuplicateOfId).HasFilter("duplicate_of_id IS NOT NULL");

            // Lists are always asked newest first; only what may be listed stands in these indexes.
            article.HasIndex(a => new { a.PublishedAt, a.Id }, "IxArticleListed").IsDescending().HasFilter(Listable);
            article.HasIndex(a => new { a.SectionId, a.PublishedAt, a.Id }, "IxArticleListedBySection").IsDescending(false, true, true).HasFilter(Listable);
        }

        private const string Listable = "withdrawn_at IS NULL AND duplicate_of_id IS NULL";
    }
}

/// <summary>What an editor writes, before the article's own rules have seen it.</summary>
public sealed record ArticleText(
    string Headline,
    string Standfirst,
    string Kicker,
    string Byline,
    string Dateline,
    long SectionId,
    Document Body,
    string Language = "ar",
    string Advisory = "");

/// <summary>The picture that leads an article. Without one it gets a generated cover.</summary>
public sealed record LeadPicture(string Url, string Alternative, string? Caption, string? Credit, int Width, int Height);
