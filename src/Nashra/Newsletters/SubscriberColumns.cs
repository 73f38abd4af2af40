using Nashra.Arabic;

namespace Nashra.Newsletters;

/// <summary>
/// Where a list keeps what we need. Our own lists need no titles: address, name, consent time, consent source. By its
/// titles a list of Mailchimp, listmonk or Ghost is known, with the words these have for who receives and who does not.
/// </summary>
internal sealed class SubscriberColumns
{
    private static readonly string[] Address = ["address", "email", "e-mail", "email address", "البريد", "العنوان"];
    private static readonly string[] Name = ["name", "first name", "الاسم"];
    private static readonly string[] LastName = ["last name"];
    private static readonly string[] Time = ["consent_time", "consent time", "consented_at", "confirmed_at", "confirm_time", "time", "optin_time", "created_at", "وقت الموافقة"];
    private static readonly string[] Source = ["consent_source", "consent source", "source", "المصدر"];
    private static readonly string[] Status = ["status", "state", "subscribed_to_emails", "subscription_status", "الحال"];
    private static readonly string[] LeftTime = ["left_at", "unsub_time"];
    private static readonly string[] LeftBecause = ["left_because", "unsub_reason"];
    private static readonly string[] BouncedTime = ["clean_time", "bounced_at"];

    private static readonly HashSet<string> Left = new(["left", "unsubscribed", "disabled", "false", "no", "0", "pending", "nonsubscribed"], StringComparer.Ordinal);
    private static readonly HashSet<string> Bounced = new(["bounced", "cleaned"], StringComparer.Ordinal);
    private static readonly HashSet<string> Complained = new(["complained", "complaint", "spam", "abuse", "blocklisted", "blacklisted"], StringComparer.Ordinal);

    private readonly List<string>? titles;

    private SubscriberColumns(List<string>? titles) => this.titles = titles;

    public static SubscriberColumns Untitled { get; } = new(null);

    /// <summary>Null when the record holds no titles.</summary>
    public static SubscriberColumns? From(IReadOnlyList<string> record)
    {
        var titles = record.Select(title => title.ToLowerInvariant()).ToList();
        return titles.Exists(title => Address.Contains(title)) ? new SubscriberColumns(titles) : null;
    }

    public SubscriberLine Read(IReadOnlyList<string> record, int number) => titles is null
        ? new SubscriberLine(number, At(record, 0), At(record, 1), At(record, 2), At(record, 3), SubscriberStanding.Subscribes, "", "")
        : new SubscriberLine(number, Of(record, Address), $"{Of(record, Name)} {Of(record, LastName)}".Trim(), Of(record, Time), Of(record, Source), StandingOf(record), Of(record, LeftTime), CleanText.Line(Of(record, LeftBecause)));

    private SubscriberStanding StandingOf(IReadOnlyList<string> record)
    {
        var word = Of(record, Status).ToLowerInvariant();
        return Complained.Contains(word) ? SubscriberStanding.Complained
            : Bounced.Contains(word) || Of(record, BouncedTime).Length > 0 ? SubscriberStanding.Bounced
            : Left.Contains(word) || Of(record, LeftTime).Length > 0 ? SubscriberStanding.Left
            : SubscriberStanding.Subscribes;
    }

    // The first title known wins, in the order of trust: a time of confirming above one of signing up, above one of creation.
    private string Of(IReadOnlyList<string> record, string[] names) =>
        names.Select(name => titles!.IndexOf(name)).Where(at => at >= 0).Select(at => At(record, at)).FirstOrDefault(text => text.Length > 0) ?? "";

    private static string At(IReadOnlyList<string> record, int column) => column < record.Count ? record[column] : "";
}

/// <summary>One line of a list of subscribers.</summary>
internal sealed record SubscriberLine(int Number, string Address, string Name, string Time, string Source, SubscriberStanding Standing, string LeftTime, string LeftBecause)
{
    public string Key => Subscription.KeyOf(Address);
}

internal enum SubscriberStanding
{
    Subscribes,
    Left,
    Bounced,
    Complained,
}
