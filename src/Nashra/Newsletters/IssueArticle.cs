using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;

namespace Nashra.Newsletters;

/// <summary>An article as the issue prints it. A correction made later shows on the browser's version, which reads the article itself.</summary>
public sealed class IssueArticle
{
    private IssueArticle()
    {
    }

    public long IssueId { get; private set; }

    public long ArticleId { get; private set; }

    public int Position { get; private set; }

    public string Slug { get; private set; } = "";

    public string Headline { get; private set; } = "";

    public string Standfirst { get; private set; } = "";

    public string SectionName { get; private set; } = "";

    public int Hue { get; private set; }

    public int WordCount { get; private set; }

    public static IssueArticle Of(ArticleCard card, int position) => new()
    {
        ArticleId = card.Id,
        Position = position,
        Slug = card.Slug,
        Headline = card.Headline,
        Standfirst = card.Standfirst,
        SectionName = card.SectionName,
        Hue = card.Hue,
        WordCount = card.WordCount,
    };

    public IssueArticle In(long issueId)
    {
        IssueId = issueId;
        return this;
    }

    private sealed class Storage : IEntityTypeConfiguration<IssueArticle>
    {
        public void Configure(EntityTypeBuilder<IssueArticle> article)
        {
            article.HasKey(a => new { a.IssueId, a.ArticleId });
            article.Property(a => a.Slug).HasMaxLength(200);
            article.Property(a => a.Headline).HasMaxLength(Article.MaxHeadline);
            article.Property(a => a.Standfirst).HasMaxLength(Article.MaxStandfirst);
            article.Property(a => a.SectionName).HasMaxLength(200);
        }
    }
}
