using System.Globalization;
using Nashra.Arabic;
using Nashra.Platform;
using NodaTime;

namespace Nashra.Localization;

/// <summary>The paper as one request sees it: its settings, its words, and this moment in its own time zone.</summary>
public sealed class Edition
{
    public Edition(LatestChange latest, PhraseBook book, TimeProvider clock)
        : this(latest.Publication, book, clock.GetUtcNow())
    {
    }

    public Edition(Publication paper, PhraseBook book, DateTimeOffset now)
    {
        (Paper, Now) = (paper, now);
        Say = new Phrases(book, paper.Language, paper.Digits);
    }

    public Publication Paper { get; }

    public Phrases Say { get; }

    public DateTimeOffset Now { get; }

    public Uri Site => new(Paper.Address ?? Installation.DefaultUrls);

    public Uri Absolute(string path) => new(Site, path);

    /// <summary>Prose in the publication's digits.</summary>
    public string Prose(string text) => Digits.Apply(text, Paper.Digits);

    /// <summary>The direction of most letters in a headline or a passage: a Latin name at its head does not turn an Arabic line round.</summary>
    public string DirectionOf(string text) => Bidi.DominantDirection(text) switch
    {
        TextDirection.LeftToRight => "ltr",
        TextDirection.RightToLeft => "rtl",
        _ => Paper.IsRightToLeft ? "rtl" : "ltr",
    };

    public string Number(long number) => ArabicNumber.Format(number, Paper.Digits);

    /// <summary>«15%» or «١٥٪», its sign on the side where readers look for it.</summary>
    public string Percent(decimal percentage) => ArabicNumber.Percent(percentage, Paper.Digits);

    /// <summary>«22 نوفمبر 2026»</summary>
    public string Date(DateTimeOffset instant) => Dated(instant, ArabicDate.Long, "d MMMM yyyy");

    /// <summary>«الأحد، 22 نوفمبر 2026»</summary>
    public string DateWithWeekday(DateTimeOffset instant) => Dated(instant, ArabicDate.WithWeekday, "dddd, d MMMM yyyy");

    /// <summary>«22 نوفمبر 2026، 5:30 مساءً»</summary>
    public string DateAndTime(DateTimeOffset instant) =>
        Dated(instant, (date, style) => ArabicDate.WithTime(date, TimeOnly.FromDateTime(Paper.LocalTime(instant)), style), "d MMMM yyyy, HH:mm");

    /// <summary>The Umm al-Qura date, where the publication shows one and the calendar reaches.</summary>
    public string? Hijri(DateTimeOffset instant) =>
        Paper.ShowHijri && Paper.IsRightToLeft ? HijriDate.From(DateOnly.FromDateTime(Paper.LocalTime(instant)))?.Long(Paper.Digits) : null;

    /// <summary>«قبل ساعتين»; older than a month, the date.</summary>
    public string Ago(DateTimeOffset instant)
    {
        var local = RelativeTime.Between(instant, new DateTimeOffset(Paper.LocalTime(Now), OffsetNow));
        return local.Unit is TimeUnit.Month or TimeUnit.Year ? Date(instant)
            : Paper.IsRightToLeft ? local.InArabic(Paper.Digits)
            : local.Unit == TimeUnit.Moment ? Say["time.now"] : Say.Count($"time.{local.Unit}.{local.Direction}".ToLowerInvariant(), local.Count);
    }

    public string ReadingTime(int words) => Say.Count("article.minutes", Arabic.ReadingTime.Minutes(words));

    /// <summary>How machines read an instant: ISO 8601 in the publication's zone.</summary>
    public string Iso(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(Paper.Zone).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private TimeSpan OffsetNow => Paper.Zone.GetUtcOffset(Instant.FromDateTimeOffset(Now)).ToTimeSpan();

    private string Dated(DateTimeOffset instant, Func<DateOnly, DateStyle, string> arabic, string english)
    {
        var local = Paper.LocalTime(instant);
        return Paper.IsRightToLeft
            ? arabic(DateOnly.FromDateTime(local), new DateStyle(Paper.Months, Paper.Digits))
            : local.ToString(english, CultureInfo.GetCultureInfo("en-GB"));
    }
}
