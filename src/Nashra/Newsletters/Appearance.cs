using Nashra.Arabic;
using Nashra.Localization;

namespace Nashra.Newsletters;

/// <summary>When a newsletter appears, in the reader's words.</summary>
internal static class Appearance
{
    public static string Appears(this Newsletter newsletter, Edition edition)
    {
        var hour = edition.Paper.IsRightToLeft ? ArabicDate.Time(new TimeOnly(newsletter.Hour, 0), edition.Paper.Digits) : FormattableString.Invariant($"{newsletter.Hour:00}:00");
        return newsletter.Kind switch
        {
            NewsletterKind.Automatic => edition.Say.Say("newsletters.appears.daily", hour),
            NewsletterKind.Weekly => edition.Say.Say("newsletters.appears.weekly", edition.Paper.IsRightToLeft ? ArabicDate.Weekday(newsletter.Day ?? DayOfWeek.Friday) : $"{newsletter.Day}", hour),
            NewsletterKind.Personal => edition.Say["newsletters.appears.personal"],
            NewsletterKind.Alert => edition.Say["newsletters.appears.alert"],
            _ => "",
        };
    }
}
