using System.Text;

namespace Nashra.Mail.Reading.Mime;

/// <summary>One entity of a message (RFC 2045): its header and either its body or the parts it is made of.</summary>
public sealed class MailPart
{
    internal MailPart(MailHeaders headers, HeaderParameters contentType, ReadOnlyMemory<byte> encodedBody, IReadOnlyList<MailPart> parts)
    {
        Headers = headers;
        ContentType = contentType;
        EncodedBody = encodedBody;
        Parts = parts;
    }

    public MailHeaders Headers { get; }

    /// <summary>The media type in lower case (<c>text/plain</c>) with its parameters.</summary>
    public HeaderParameters ContentType { get; }

    public string MediaType => ContentType.Value;

    /// <summary>The body as it travelled, line ends turned into LF.</summary>
    public ReadOnlyMemory<byte> EncodedBody { get; }

    /// <summary>The parts of a multipart, or the one message inside a message/rfc822; empty otherwise.</summary>
    public IReadOnlyList<MailPart> Parts { get; }

    public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal);

    public bool IsMultipart => MediaType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>The body without its transfer encoding; damaged encodings give what can be saved of them.</summary>
    public ReadOnlyMemory<byte> DecodedBody() => TransferEncoding.Decode(EncodedBody, Headers["Content-Transfer-Encoding"]);

    /// <summary>The body as text in its charset, or in the likeliest one where the stated charset is missing or untrue.</summary>
    public string Text() => Text(int.MaxValue);

    /// <summary>The beginning of the body as text.</summary>
    /// <param name="mostBytes">How much of the decoded body is turned into characters.</param>
    public string Text(int mostBytes)
    {
        var body = DecodedBody().Span;
        return Charsets.Decode(body[..Math.Min(body.Length, mostBytes)], ContentType["charset"]);
    }

    /// <summary>This part and all below it, in the order of the message.</summary>
    public IEnumerable<MailPart> Walk()
    {
        var waiting = new Stack<MailPart>([this]);
        while (waiting.TryPop(out var part))
        {
            yield return part;
            for (var i = part.Parts.Count - 1; i >= 0; i--)
            {
                waiting.Push(part.Parts[i]);
            }
        }
    }

    public override string ToString() => new StringBuilder(MediaType).Append(" (").Append(EncodedBody.Length).Append(" bytes)").ToString();
}
