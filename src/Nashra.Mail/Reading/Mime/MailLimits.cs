namespace Nashra.Mail.Reading.Mime;

/// <summary>How much of a hostile message is looked at. What lies beyond a limit is left unread, never refused.</summary>
/// <param name="MessageBytes">Bytes of one message; the rest is cut off.</param>
/// <param name="HeaderBytes">Bytes of one part's header that are kept.</param>
/// <param name="Parts">Parts in the whole tree.</param>
/// <param name="Depth">Levels of multipart and message nesting.</param>
public sealed record MailLimits(int MessageBytes, int HeaderBytes, int Parts, int Depth)
{
    public static MailLimits Default { get; } = new(MessageBytes: 16 << 20, HeaderBytes: 256 << 10, Parts: 500, Depth: 16);
}
