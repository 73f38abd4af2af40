using System.Globalization;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Platform;
using NodaTime;
using NodaTime.Text;

namespace Nashra.Newsroom;

/// <summary>What an editor has typed, as typed. The article's own rules see it only when it is saved.</summary>
public sealed class ArticleForm
{
    private const int DefaultPictureWidth = 1600;
    private const int DefaultPictureHeight = 900;

    public int Version { get; set; }

    public string Headline { get; set => field = value ?? ""; } = "";

    public string Standfirst { get; set => field = value ?? ""; } = "";

    public string Kicker { get; set => field = value ?? ""; } = "";

    public long SectionId { get; set; }

    /// <summary>Names divided by commas; who is not known yet is introduced.</summary>
    public string Authors { get; set => field = value ?? ""; } = "";

    /// <summary>How readers see who signed it; empty takes the authors' names.</summary>
    public string Byline { get; set => field = value ?? ""; } = "";

    public string Dateline { get; set => field = value ?? ""; } = "";

    public string Body { get; set => field = value ?? ""; } = "";

    public string Advisory { get; set => field = value ?? ""; } = "";

    public string Language { get; set => field = value ?? "ar"; } = "ar";

    public string PictureUrl { get; set => field = value?.Trim() ?? ""; } = "";

    public string PictureAlternative { get; set => field = value ?? ""; } = "";

    public string PictureCaption { get; set => field = value ?? ""; } = "";

    public string PictureCredit { get; set => field = value ?? ""; } = "";

    public int PictureWidth { get; set; } = DefaultPictureWidth;

    public int PictureHeight { get; set; } = DefaultPictureHeight;

    public long[] Topics { get; set => field = value ?? []; } = [];

    public string NewTopic { get; set => field = value ?? ""; } = "";

    public TopicKind NewTopicKind { get; set; } = TopicKind.Subject;

    public string Date { get; set => field = value ?? ""; } = "";

    public string Time { get; set => field = value ?? ""; } = "";

    /// <summary>The public note of a correction.</summary>
    public string Note { get; set => field = value ?? ""; } = "";

    /// <summary>The public reason of a withdrawal.</summary>
    public string Reason { get; set => field = value ?? ""; } = "";

    public IReadOnlyList<string> AuthorNames => [.. Authors.Split([',', '،', ';', '؛', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    public ArticleText ToText() => new(Headline, Standfirst, Kicker, Byline.Trim().Length > 0 ? Byline : Arabic.ArabicList.Join(AuthorNames), Dateline, SectionId, Notation.Read(Body), Language, Advisory);

    public LeadPicture? ToPicture() => PictureUrl.Length == 0 ? null
        : new LeadPicture(PictureUrl, PictureAlternative.Trim(), NullIfEmpty(PictureCaption), NullIfEmpty(PictureCredit), Measure(PictureWidth, DefaultPictureWidth), Measure(PictureHeight, DefaultPictureHeight));

    /// <exception cref="RefusedException">The date or the time is not one.</exception>
    public DateTimeOffset ScheduledFor(DateTimeZone zone)
    {
        var date = LocalDatePattern.Iso.Parse(Date.Trim());
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Time.Trim().Length >= 5 ? Time.Trim()[..5] : Time.Trim());
        return date.Success && time.Success
            ? date.Value.At(time.Value).InZoneLeniently(zone).ToDateTimeOffset()
            : throw new RefusedException("newsroom.time_required");
    }

    public static ArticleForm Of(Article article, int version, Publication paper) => new()
    {
        Version = version,
        Headline = article.Headline,
        Standfirst = article.Standfirst,
        Kicker = article.Kicker,
        SectionId = article.SectionId,
        Authors = string.Join("، ", article.Authors.OrderBy(signed => signed.Position).Select(signed => signed.Author.Name)),
        Byline = article.Byline == Arabic.ArabicList.Join(article.Authors.OrderBy(signed => signed.Position).Select(signed => signed.Author.Name)) ? "" : article.Byline,
        Dateline = article.Dateline,
        Body = NotationWriter.Write(article.Body),
        Advisory = article.Advisory,
        Language = article.Language,
        PictureUrl = article.PictureUrl ?? "",
        PictureAlternative = article.PictureAlternative ?? "",
        PictureCaption = article.PictureCaption ?? "",
        PictureCredit = article.PictureCredit ?? "",
        PictureWidth = Measure(article.PictureWidth, DefaultPictureWidth),
        PictureHeight = Measure(article.PictureHeight, DefaultPictureHeight),
        Topics = [.. article.Topics.Select(about => about.TopicId)],
        Date = article.PublishedAt is { } day ? paper.LocalTime(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
        Time = article.PublishedAt is { } hour ? paper.LocalTime(hour).ToString("HH:mm", CultureInfo.InvariantCulture) : "",
    };

    private static string? NullIfEmpty(string text) => text.Trim() is { Length: > 0 } words ? words : null;

    private static int Measure(int given, int usual) => given is > 0 and <= 20_000 ? given : usual;
}
