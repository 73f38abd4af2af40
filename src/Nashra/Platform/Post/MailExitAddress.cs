using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>Reads one address of NASHRA_SMTP.</summary>
internal static class MailExitAddress
{
    public static MailExit Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            throw new FormatException($"{MailSettings.Variable} is an address such as smtp://user:password@host:587?tls=starttls, not «{address}».");
        }

        var options = QueryHelpers.ParseQuery(uri.Query).ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new MailExit(Server(uri, options))
        {
            Limit = new RateLimit(Number(options, "persecond"), Number(options, "perminute"), Number(options, "perhour")),
            Domains = List(options, "for").ToHashSet(StringComparer.OrdinalIgnoreCase),
            DomainLimits = List(options, "domains").Select(DomainLimit).ToDictionary(StringComparer.OrdinalIgnoreCase),
            WarmUp = options.TryGetValue("warmup", out var plan) ? Plan(plan) : null,
        };
    }

    private static SmtpServer Server(Uri uri, Dictionary<string, string> options)
    {
        var security = Security(uri, options);
        return new SmtpServer
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : security == SmtpSecurity.ImplicitTls ? 465 : 587,
            Security = security,
            Credentials = Credentials(uri),
            ClientName = System.Net.Dns.GetHostName(),
            MaxConnections = Number(options, "connections") ?? 4,
        };
    }

    private static SmtpSecurity Security(Uri uri, Dictionary<string, string> options) => options.GetValueOrDefault("tls")?.ToLowerInvariant() switch
    {
        null => uri.Scheme == "smtps" ? SmtpSecurity.ImplicitTls : SmtpSecurity.StartTls,
        "starttls" => SmtpSecurity.StartTls,
        "implicit" => SmtpSecurity.ImplicitTls,
        "ifoffered" => SmtpSecurity.StartTlsIfOffered,
        "none" => SmtpSecurity.None,
        var other => throw new FormatException($"{MailSettings.Variable}: tls is starttls, implicit, ifoffered or none, not «{other}»."),
    };

    private static SmtpCredentials.Password? Credentials(Uri uri) => uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var secret]
        ? new SmtpCredentials.Password(Uri.UnescapeDataString(user), Uri.UnescapeDataString(secret))
        : null;

    private static int? Number(Dictionary<string, string> options, string name) => options.TryGetValue(name, out var text) ? Number(name, text) : null;

    private static int Number(string name, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new FormatException($"{MailSettings.Variable}: {name} is a positive number, not «{text}».");

    private static string[] List(Dictionary<string, string> options, string name) =>
        options.GetValueOrDefault(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static KeyValuePair<string, int> DomainLimit(string text) => text.Split(':') is [{ Length: > 0 } domain, var number]
        ? KeyValuePair.Create(domain, Number("domains", number))
        : throw new FormatException($"{MailSettings.Variable}: domains is a list such as gmail.com:600,outlook.com:300 (mails per minute), not «{text}».");

    private static WarmUp Plan(string text) =>
        text.Split(',') is [var date, var first, var growth]
        && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && double.TryParse(growth, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor >= 1
            ? new WarmUp(from, Number("warmup", first), factor)
            : throw new FormatException($"{MailSettings.Variable}: warmup is a first day, its mails and the growth from day to day, such as 2026-11-24,200,1.5, not «{text}».");
}
