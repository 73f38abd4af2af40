using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;

namespace Nashra.FrontPage;

/// <summary>An editor's word on what leads today. The lead stands at position 0, the seconds after it.</summary>
public sealed class FrontPageChoice
{
    private FrontPageChoice()
    {
    }

    public int Position { get; private set; }

    public long ArticleId { get; private set; }

    public Article Article { get; private set; } = null!;

    public DateTimeOffset ChosenAt { get; private set; }

    public static FrontPageChoice Of(long articleId, int position, DateTimeOffset now) => new() { ArticleId = articleId, Position = position, ChosenAt = now };

    private sealed class Storage : IEntityTypeConfiguration<FrontPageChoice>
    {
        public void Configure(EntityTypeBuilder<FrontPageChoice> choice)
        {
            choice.HasKey(c => c.Position);
            choice.Property(c => c.Position).ValueGeneratedNever();
            choice.HasOne(c => c.Article).WithMany().HasForeignKey(c => c.ArticleId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
