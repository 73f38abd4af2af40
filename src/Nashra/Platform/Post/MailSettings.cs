using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>
/// How mail leaves, from NASHRA_SMTP: one or several addresses divided by white space, each
/// <c>smtp://user:password@host:port?tls=starttls|implicit|ifoffered|none&amp;connections=4</c>, or smtps://. Without any, the postbox.
/// </summary>
public sealed record MailSettings(IReadOnlyList<MailExit> Exits)
{
    public const string Variable = "NASHRA_SMTP";

    public bool IsPostbox => Exits is [{ Server: null }];

    /// <summary>The server that is asked first.</summary>
    public SmtpServer? Server => Exits[0].Server;

    /// <exception cref="FormatException">The address is none of the above.</exception>
    public static MailSettings Parse(string? addresses)
    {
        var each = (addresses ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return each.Length == 0 ? new MailSettings([new MailExit(null)]) : new MailSettings([.. each.Select(MailExitAddress.Parse)]);
    }
}

/// <summary>One way out of the house: a server with what is agreed with it, or the postbox.</summary>
/// <param name="Server">Null for the postbox.</param>
public sealed record MailExit(SmtpServer? Server)
{
    /// <summary>What limits are counted by: one name for each server, whichever node sends.</summary>
    public string Name => Server is { } server ? FormattableString.Invariant($"{server.Host}:{server.Port}") : "postbox";

    public RateLimit Limit { get; init; } = new(null, null, null);

    /// <summary>The recipient domains that it is meant for; empty for all.</summary>
    public IReadOnlySet<string> Domains { get; init; } = new HashSet<string>();

    /// <summary>Mails per minute that a recipient's domain takes at most.</summary>
    public IReadOnlyDictionary<string, int> DomainLimits { get; init; } = new Dictionary<string, int>();

    public WarmUp? WarmUp { get; init; }

    public RateLimit LimitOn(DateTimeOffset now) => Limit with { PerDay = WarmUp?.MostOn(now) };
}

/// <summary>How many mails a server may be given in any second, minute, hour and day; null for any number.</summary>
public sealed record RateLimit(int? PerSecond, int? PerMinute, int? PerHour)
{
    public int? PerDay { get; init; }
}

/// <summary>A new address or machine earns its reputation: so many mails on the first day, and a multiple on each that follows.</summary>
public sealed record WarmUp(DateOnly From, int FirstDay, double Growth)
{
    /// <summary>Null when the plan asks for nothing any more.</summary>
    public int? MostOn(DateTimeOffset now)
    {
        var days = DateOnly.FromDateTime(now.UtcDateTime).DayNumber - From.DayNumber;
        var most = FirstDay * Math.Pow(Growth, Math.Max(days, 0));
        return most < 10_000_000 ? (int)most : null;
    }
}
