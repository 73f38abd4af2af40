using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>Opens the way out that this installation is set to.</summary>
public sealed class PostOffice(MailSettings settings, Postbox postbox, TimeProvider clock)
{
    public MailSettings Settings { get; } = settings;

    public bool IsPostbox => Settings.Server is null;

    /// <summary>What limits are counted by: one name for each server, whichever node sends.</summary>
    public string ServerName => Settings.Server?.Host ?? "postbox";

    public IMailRoute OpenRoute() => Settings.Server is { } server ? new SmtpRoute(server, clock) : new PostboxRoute(postbox);

    /// <summary>Beside the newsletters' connections, so that a letter never waits behind an issue.</summary>
    public IMailRoute OpenLetterRoute() => Settings.Server is { } server ? new SmtpRoute(server with { MaxConnections = 1 }, clock) : new PostboxRoute(postbox);
}
