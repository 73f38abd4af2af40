namespace Nashra.Mail;

/// <summary>What proves to a server who is sending. Only ever sent under TLS.</summary>
public abstract record SmtpCredentials
{
    private SmtpCredentials()
    {
    }

    /// <summary>A user's password, by AUTH PLAIN (RFC 4616) or, where only that is offered, AUTH LOGIN.</summary>
    public sealed record Password(string User, string Secret) : SmtpCredentials
    {
        public override string ToString() => $"Password of {User}";
    }

    /// <summary>An OAuth 2 access token, by XOAUTH2. It is asked for at every connection, for tokens expire.</summary>
    public sealed record AccessToken(string User, Func<CancellationToken, ValueTask<string>> Token) : SmtpCredentials
    {
        public override string ToString() => $"Access token of {User}";
    }
}
