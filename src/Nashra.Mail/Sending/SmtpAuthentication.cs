using System.Text;

namespace Nashra.Mail;

/// <summary>AUTH (RFC 4954) by whichever mechanism fits the credentials and is offered.</summary>
internal sealed class SmtpAuthentication(SmtpWire wire, SmtpServer server, SmtpCapabilities capabilities)
{
    public async Task ProveAsync(SmtpCredentials credentials, bool isSecure, CancellationToken cancel)
    {
        if (!isSecure)
        {
            throw new SmtpException(SmtpStage.Authentication, "Credentials are not sent without TLS.");
        }

        var reply = await AnswerAsync(credentials, cancel);
        if (!reply.IsPositive)
        {
            throw new SmtpException(SmtpStage.Authentication, $"{server.Host} did not accept the credentials: {reply.Text}", reply);
        }
    }

    private async Task<SmtpReply> AnswerAsync(SmtpCredentials credentials, CancellationToken cancel) => credentials switch
    {
        SmtpCredentials.AccessToken token when capabilities.Authenticates("XOAUTH2") =>
            await TokenAsync(token.User, await token.Token(cancel), cancel),
        SmtpCredentials.Password password when capabilities.Authenticates("PLAIN") =>
            await AskAsync($"AUTH PLAIN {Base64($"\0{password.User}\0{password.Secret}")}", cancel),
        SmtpCredentials.Password password when capabilities.Authenticates("LOGIN") => await LoginAsync(password, cancel),
        _ => throw new SmtpException(SmtpStage.Authentication, $"{server.Host} offers no way to authenticate that fits the credentials."),
    };

    // On failure the server first sends a challenge with its reasons, which an empty line acknowledges.
    private async Task<SmtpReply> TokenAsync(string user, string token, CancellationToken cancel)
    {
        var reply = await AskAsync($"AUTH XOAUTH2 {Base64($"user={user}\u0001auth=Bearer {token}\u0001\u0001")}", cancel);
        return reply.IsIntermediate ? await AskAsync("", cancel) : reply;
    }

    private async Task<SmtpReply> LoginAsync(SmtpCredentials.Password password, CancellationToken cancel)
    {
        var reply = await AskAsync("AUTH LOGIN", cancel);
        reply = reply.IsIntermediate ? await AskAsync(Base64(password.User), cancel) : reply;
        return reply.IsIntermediate ? await AskAsync(Base64(password.Secret), cancel) : reply;
    }

    private ValueTask<SmtpReply> AskAsync(string line, CancellationToken cancel) => wire.AskAsync($"{line}\r\n", server.Timeouts.Command, cancel);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
