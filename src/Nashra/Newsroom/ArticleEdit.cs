using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Articles;
using Nashra.Newsroom.Staff;

namespace Nashra.Newsroom;

/// <summary>
/// One act of the newsroom on an article: who, when, what, and the text as it stood afterwards. The version is one more
/// than the last; its key decides which of two editors at once was first, and nothing that was typed is ever lost.
/// </summary>
public sealed class ArticleEdit
{
    private static readonly JsonSerializerOptions Storage = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ArticleEdit()
    {
    }

    public long ArticleId { get; private set; }

    public int Version { get; private set; }

    public Deed Deed { get; private set; }

    public DateTimeOffset At { get; private set; }

    public long? StaffMemberId { get; private set; }

    /// <summary>The name as it was; it outlives the member's leaving.</summary>
    public string StaffName { get; private set; } = "";

    public string Text { get; private set; } = "";

    public EditedText ReadText() => JsonSerializer.Deserialize<EditedText>(Text, Storage)!;

    public static ArticleEdit Of(Article article, int version, Deed deed, StaffMember by, DateTimeOffset now) => new()
    {
        ArticleId = article.Id,
        Version = version,
        Deed = deed,
        At = now,
        StaffMemberId = by.Id,
        StaffName = by.Name,
        Text = JsonSerializer.Serialize(EditedText.Of(article), Storage),
    };

    private sealed class Mapping : IEntityTypeConfiguration<ArticleEdit>
    {
        public void Configure(EntityTypeBuilder<ArticleEdit> edit)
        {
            edit.HasKey(e => new { e.ArticleId, e.Version });
            edit.Property(e => e.Deed).HasConversion<int>();
            edit.Property(e => e.StaffName).HasMaxLength(200);
            edit.HasIndex(e => e.StaffMemberId);
            edit.HasOne<Article>().WithMany().HasForeignKey(e => e.ArticleId).OnDelete(DeleteBehavior.Cascade);
            edit.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.StaffMemberId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>The words of an article at one moment, the body in the newsroom's notation.</summary>
public sealed record EditedText(string Headline, string Standfirst, string Body)
{
    public static EditedText Of(Article article) => new(article.Headline, article.Standfirst, Articles.Documents.NotationWriter.Write(article.Body));
}

/// <summary>What an editor does with an article. The numbers are stored.</summary>
public enum Deed
{
    Save = 1,
    Publish = 2,
    Schedule = 3,
    Unschedule = 4,
    Correct = 5,
    Withdraw = 6,
}
