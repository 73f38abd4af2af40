using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nashra.Articles;

/// <summary>An author's name on an article. The date stands here too, so that an author's page is one step in one index.</summary>
public sealed class ArticleAuthor(long authorId, int position, DateTimeOffset listedAt)
{
    public long ArticleId { get; private set; }

    public long AuthorId { get; private set; } = authorId;

    public int Position { get; private set; } = position;

    public DateTimeOffset ListedAt { get; private set; } = listedAt;

    public Author Author { get; private set; } = null!;

    internal void ListAt(DateTimeOffset at) => ListedAt = at;

    private sealed class Storage : IEntityTypeConfiguration<ArticleAuthor>
    {
        public void Configure(EntityTypeBuilder<ArticleAuthor> signature)
        {
            signature.HasKey(a => new { a.ArticleId, a.AuthorId });
            signature.HasOne(a => a.Author).WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Cascade);
            signature.HasIndex(a => new { a.AuthorId, a.ListedAt, a.ArticleId }).IsDescending(false, true, true);
        }
    }
}

/// <summary>That an article is about a topic. The date stands here too, so that a topic's page is one step in one index.</summary>
public sealed class ArticleTopic(long topicId, DateTimeOffset listedAt)
{
    public long ArticleId { get; private set; }

    public long TopicId { get; private set; } = topicId;

    public DateTimeOffset ListedAt { get; private set; } = listedAt;

    public Topic Topic { get; private set; } = null!;

    internal void ListAt(DateTimeOffset at) => ListedAt = at;

    private sealed class Storage : IEntityTypeConfiguration<ArticleTopic>
    {
        public void Configure(EntityTypeBuilder<ArticleTopic> about)
        {
            about.HasKey(t => new { t.ArticleId, t.TopicId });
            about.HasOne(t => t.Topic).WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Cascade);
            about.HasIndex(t => new { t.TopicId, t.ListedAt, t.ArticleId }).IsDescending(false, true, true);
        }
    }
}

/// <summary>What was wrong and is now right, said in public.</summary>
public sealed class Correction(DateTimeOffset at, string note)
{
    public long Id { get; private set; }

    public long ArticleId { get; private set; }

    public DateTimeOffset At { get; private set; } = at;

    public string Note { get; private set; } = note;

    private sealed class Storage : IEntityTypeConfiguration<Correction>
    {
        public void Configure(EntityTypeBuilder<Correction> correction) => correction.Property(c => c.Note).HasMaxLength(1000);
    }
}
