using System.Security.Cryptography.X509Certificates;

namespace Nashra.Mail;

/// <summary>How a connection is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS by STARTTLS (RFC 3207), or no mail at all.</summary>
    StartTls,

    /// <summary>TLS from the first octet (RFC 8314), usually at port 465.</summary>
    ImplicitTls,

    /// <summary>TLS where the server offers it; its certificate is checked all the same.</summary>
    StartTlsIfOffered,

    /// <summary>No TLS: for a relay on the same machine. Credentials are never sent this way.</summary>
    None,
}

/// <summary>One SMTP server and what is agreed with it.</summary>
public sealed record SmtpServer
{
    public required string Host { get; init; }

    public int Port { get; init; } = 587;

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Who we are to the server, or null for nobody in particular.</summary>
    public SmtpCredentials? Credentials { get; init; }

    /// <summary>The name given in EHLO: this machine's full name in the DNS.</summary>
    public string ClientName { get; init; } = "localhost";

    /// <summary>The only authorities trusted, such as a company's own; null for those of the system.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    public SmtpTimeouts Timeouts { get; init; } = new();

    /// <summary>Open connections at most.</summary>
    public int MaxConnections { get; init; } = 10;

    /// <summary>Mails through one connection at most, then it is closed and another opened.</summary>
    public int MaxMailsPerConnection { get; init; } = 1000;

    /// <summary>An unused connection is closed after this long.</summary>
    public TimeSpan IdleClose { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many mails of one connection may be offered and unanswered at once: one or two.</summary>
    public int MaxInDoubt
    {
        get;
        init => field = value is 1 or 2 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "One or two mails may be in doubt.");
    } = 2;
}

/// <summary>How long each answer may take, from the last octet of the question to the last of the answer (RFC 5321, 4.5.3.2).</summary>
public sealed record SmtpTimeouts
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>EHLO, STARTTLS, AUTH, MAIL, RCPT.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Data { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Each block of the content that is written.</summary>
    public TimeSpan Block { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan FinalDot { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long, once told to stop, the answer to a final dot is still awaited before the mail is in doubt.</summary>
    public TimeSpan Stopping { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same time for everything.</summary>
    public static SmtpTimeouts All(TimeSpan time) => new()
    {
        Connect = time,
        Greeting = time,
        Command = time,
        Data = time,
        Block = time,
        FinalDot = time,
        Stopping = time,
    };
}
