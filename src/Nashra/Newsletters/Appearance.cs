using Nashra.Arabic;
using Nashra.Localization;

namespace Nashra.Newsletters;

/// <summary>When a newsletter appears, in the reader's words.</summary>
public static class Appearance
{
    public static string Appears(this Newsletter newsletter, Edition edition)
    {
        var hour = edition.HourInWords(newsletter.Hour);
        return newsletter.Kind switch
        {
            NewsletterKind.Automatic or NewsletterKind.Weekly when newsletter.Day is { } day => edition.Say.Say("newsletters.appears.weekly", edition.DayInWords(day), hour),
            NewsletterKind.Automatic => edition.Say.Say("newsletters.appears.daily", hour),
            NewsletterKind.Personal when newsletter.Day is null => edition.Say["newsletters.appears.personal"],
            NewsletterKind.Personal or NewsletterKind.Reminder when newsletter.Day is { } day => edition.Say.Say("newsletters.appears.personal_weekly", edition.DayInWords(day)),
            NewsletterKind.Reminder => edition.Say["newsletters.appears.personal"],
            NewsletterKind.Alert when newsletter.Rule == NewsletterRule.FollowedStory => edition.Say["newsletters.appears.stories"],
            NewsletterKind.Alert => edition.Say["newsletters.appears.alert"],
            _ => edition.Say["newsletters.appears.written"],
        };
    }

    public static string HourInWords(this Edition edition, int hour) =>
        edition.Paper.IsRightToLeft ? ArabicDate.Time(new TimeOnly(hour, 0), edition.Paper.Digits) : FormattableString.Invariant($"{hour:00}:00");

    public static string DayInWords(this Edition edition, DayOfWeek day) => edition.Paper.IsRightToLeft ? ArabicDate.Weekday(day) : $"{day}";
}
