namespace Nashra.Platform.Post;

/// <summary>Opens the ways out that this installation is set to.</summary>
public sealed class PostOffice(MailSettings settings, Postbox postbox, TimeProvider clock)
{
    public IReadOnlyList<MailExit> Exits => settings.Exits;

    public bool IsPostbox => settings.IsPostbox;

    public IMailRoute OpenRoute(MailExit exit) => exit.Server is { } server ? new SmtpRoute(server, clock) : new PostboxRoute(postbox);

    /// <summary>Beside the newsletters' connections, so that a letter never waits behind an issue.</summary>
    public IMailRoute OpenLetterRoute(MailExit exit) => exit.Server is { } server ? new SmtpRoute(server with { MaxConnections = 1 }, clock) : new PostboxRoute(postbox);
}
