using FsCheck;
using FsCheck.Fluent;

namespace Nashra.Arabic.Tests.Dates;

public sealed class RelativeTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 0, 0, TimeSpan.FromHours(3));

    [Theory]
    [InlineData("2026-11-22T14:59:01+03:00", "الآن")]
    [InlineData("2026-11-22T15:00:30+03:00", "الآن")]
    [InlineData("2026-11-22T14:59:00+03:00", "قبل دقيقة")]
    [InlineData("2026-11-22T14:58:00+03:00", "قبل دقيقتين")]
    [InlineData("2026-11-22T14:57:00+03:00", "قبل 3 دقائق")]
    [InlineData("2026-11-22T14:49:00+03:00", "قبل 11 دقيقة")]
    [InlineData("2026-11-22T14:00:00+03:00", "قبل ساعة")]
    [InlineData("2026-11-22T13:00:00+03:00", "قبل ساعتين")]
    [InlineData("2026-11-22T00:00:00+03:00", "قبل 15 ساعة")]
    [InlineData("2026-11-22T12:57:00Z", "بعد 57 دقيقة")]
    [InlineData("2026-11-21T23:59:00+03:00", "أمس")]
    [InlineData("2026-11-21T00:00:00+03:00", "أمس")]
    [InlineData("2026-11-20T23:59:00+03:00", "أول أمس")]
    [InlineData("2026-11-19T12:00:00+03:00", "قبل 3 أيام")]
    [InlineData("2026-11-16T12:00:00+03:00", "قبل 6 أيام")]
    [InlineData("2026-11-15T12:00:00+03:00", "قبل أسبوع")]
    [InlineData("2026-11-08T12:00:00+03:00", "قبل أسبوعين")]
    [InlineData("2026-10-23T12:00:00+03:00", "قبل 4 أسابيع")]
    [InlineData("2026-10-22T12:00:00+03:00", "قبل شهر")]
    [InlineData("2026-01-22T12:00:00+03:00", "قبل 10 أشهر")]
    [InlineData("2025-12-21T12:00:00+03:00", "قبل 11 شهرًا")]
    [InlineData("2025-11-22T12:00:00+03:00", "قبل سنة")]
    [InlineData("1926-11-22T12:00:00+03:00", "قبل 100 سنة")]
    [InlineData("2026-11-22T17:00:00+03:00", "بعد ساعتين")]
    [InlineData("2026-11-23T16:00:00+03:00", "غدًا")]
    [InlineData("2026-11-24T16:00:00+03:00", "بعد غد")]
    [InlineData("2026-11-25T16:00:00+03:00", "بعد 3 أيام")]
    public void Distance_is_told_as_a_newspaper_tells_it(string moment, string told) =>
        RelativeTime.Between(DateTimeOffset.Parse(moment), Now).InArabic(DigitPolicy.Western).ShouldBe(told);

    [Fact]
    public void Shortly_after_midnight_late_evening_is_hours_ago() =>
        RelativeTime.Between(Now.AddHours(-16), Now.AddHours(-14)).InArabic(DigitPolicy.Western).ShouldBe("قبل ساعتين");

    [Fact]
    public void Counts_take_the_publications_digits() =>
        RelativeTime.Between(Now.AddMinutes(-3), Now).InArabic(DigitPolicy.ArabicIndic).ShouldBe("قبل ٣ دقائق");

    [Fact]
    public void The_same_moment_is_yesterday_only_where_midnight_has_passed()
    {
        var moment = new DateTimeOffset(2026, 11, 21, 22, 30, 0, TimeSpan.Zero);
        var now = new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);
        RelativeTime.Between(moment, now).ShouldBe(new RelativeTime(TimeUnit.Day, 1, TimeDirection.Past));
        RelativeTime.Between(moment, now.ToOffset(TimeSpan.FromHours(3))).ShouldBe(new RelativeTime(TimeUnit.Hour, 21, TimeDirection.Past));
    }

    [Theory]
    [InlineData(TimeUnit.Minute, "minute")]
    [InlineData(TimeUnit.Hour, "hour")]
    [InlineData(TimeUnit.Day, "day")]
    [InlineData(TimeUnit.Week, "week")]
    [InlineData(TimeUnit.Month, "month")]
    [InlineData(TimeUnit.Year, "year")]
    public void Noun_forms_are_those_of_cldr(TimeUnit unit, string field)
    {
        var past = Cldr.Dates("ar", "dateFields")["fields"]![field]!["relativeTime-type-past"]!;
        foreach (var count in Enumerable.Range(1, 120).Where(count => unit is not TimeUnit.Day || count > 2))
        {
            var pattern = past[$"relativeTimePattern-count-{Plurals.Category(count).ToString().ToLowerInvariant()}"]!.ToString();
            var expected = pattern.Replace(" واحدة", "").Replace(" واحد", "").Replace("{0}", $"{count}");
            new RelativeTime(unit, count, TimeDirection.Past).InArabic(DigitPolicy.Western).ShouldBe(expected);
        }
    }

    [Fact]
    public void Any_two_moments_have_a_distance_that_can_be_told()
    {
        var moments = (from ticks in Gen.OneOf(Gen.Choose(0, 1_000_000).Select(n => n / 1e6), Gen.Elements(0.0, 1.0))
                       from hours in Gen.Choose(-14, 14)
                       select At(ticks, TimeSpan.FromHours(hours))).Two().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(moments, pair =>
        {
            var told = RelativeTime.Between(pair.Item1, pair.Item2);
            return told.InArabic(DigitPolicy.Western).Length > 0
                && told.Count >= (told.Unit is TimeUnit.Moment ? 0 : 1)
                && told.Direction == (pair.Item1 > pair.Item2 ? TimeDirection.Future : TimeDirection.Past);
        }));
    }

    private static DateTimeOffset At(double share, TimeSpan offset)
    {
        var local = (long)(share * (DateTime.MaxValue.Ticks - 1));
        return new(Math.Clamp(local, Math.Max(0, offset.Ticks), DateTime.MaxValue.Ticks + Math.Min(0, offset.Ticks)), offset);
    }
}
