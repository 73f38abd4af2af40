using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>How mail leaves, from NASHRA_SMTP: <c>smtp://user:password@host:port?tls=starttls|implicit|ifoffered|none&amp;connections=4</c>, or smtps://. Without it, the postbox.</summary>
public sealed record MailSettings(SmtpServer? Server)
{
    public const string Variable = "NASHRA_SMTP";

    /// <summary>What the newsletters of one server may not exceed.</summary>
    public RateLimit Limit { get; init; } = new(null, null, null);

    /// <exception cref="FormatException">The address is none of the above.</exception>
    public static MailSettings Parse(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return new MailSettings((SmtpServer?)null);
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            throw new FormatException($"{Variable} is an address such as smtp://user:password@host:587?tls=starttls, not «{address}».");
        }

        var options = QueryHelpers.ParseQuery(uri.Query).ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var security = Security(uri, options);
        var server = new SmtpServer
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : security == SmtpSecurity.ImplicitTls ? 465 : 587,
            Security = security,
            Credentials = Credentials(uri),
            ClientName = System.Net.Dns.GetHostName(),
            MaxConnections = Number(options, "connections") ?? 4,
        };
        return new MailSettings(server) { Limit = new RateLimit(Number(options, "persecond"), Number(options, "perminute"), Number(options, "perhour")) };
    }

    private static SmtpSecurity Security(Uri uri, Dictionary<string, string> options) => options.GetValueOrDefault("tls")?.ToLowerInvariant() switch
    {
        null => uri.Scheme == "smtps" ? SmtpSecurity.ImplicitTls : SmtpSecurity.StartTls,
        "starttls" => SmtpSecurity.StartTls,
        "implicit" => SmtpSecurity.ImplicitTls,
        "ifoffered" => SmtpSecurity.StartTlsIfOffered,
        "none" => SmtpSecurity.None,
        var other => throw new FormatException($"{Variable}: tls is starttls, implicit, ifoffered or none, not «{other}»."),
    };

    private static SmtpCredentials.Password? Credentials(Uri uri) => uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var secret]
        ? new SmtpCredentials.Password(Uri.UnescapeDataString(user), Uri.UnescapeDataString(secret))
        : null;

    private static int? Number(Dictionary<string, string> options, string name) => !options.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new FormatException($"{Variable}: {name} is a positive number, not «{text}».");
}

/// <summary>How many mails a server may be given in any second, minute and hour; null for any number.</summary>
public sealed record RateLimit(int? PerSecond, int? PerMinute, int? PerHour)
{
    public bool IsNone => this is { PerSecond: null, PerMinute: null, PerHour: null };
}
