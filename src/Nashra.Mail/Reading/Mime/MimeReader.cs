using System.Text;

namespace Nashra.Mail.Reading.Mime;

/// <summary>
/// Reads a message (RFC 5322, MIME RFC 2045–2049) from any bytes whatsoever: it never throws, takes linear time, and
/// holds at most a few copies of the message. Broken structure is read as the text that it still is.
/// </summary>
public static class MimeReader
{
    public static MailPart Read(ReadOnlyMemory<byte> message) => Read(message, MailLimits.Default);

    public static MailPart Read(ReadOnlyMemory<byte> message, MailLimits limits)
    {
        var kept = message[..Math.Min(message.Length, limits.MessageBytes)];
        return new Reading(limits).Entity(LineEnds.Unify(kept), depth: 0, assumedType: "text/plain");
    }

    private sealed class Reading(MailLimits limits)
    {
        private int parts;
        private int decodedBytes;

        public MailPart Entity(ReadOnlyMemory<byte> entity, int depth, string assumedType)
        {
            parts++;
            var (headers, bodyAt) = HeaderReader.Read(entity, limits.HeaderBytes);
            var type = HeaderParameters.Parse(headers.Structured("Content-Type"), assumedType);
            var body = entity[bodyAt..];
            return new MailPart(headers, type, body, depth < limits.Depth ? Inside(headers, type, body, depth + 1) : []);
        }

        private List<MailPart> Inside(MailHeaders headers, HeaderParameters type, ReadOnlyMemory<byte> body, int depth)
        {
            if (type.Value.StartsWith("multipart/", StringComparison.Ordinal))
            {
                var assumed = type.Value is "multipart/digest" ? "message/rfc822" : "text/plain";
                return Multipart(body, type["boundary"], depth, assumed);
            }

            var isMessage = type.Value is "message/rfc822" or "message/global" && parts < limits.Parts;
            return isMessage && Opened(body, headers["Content-Transfer-Encoding"]) is { } message ? [Entity(message, depth, "text/plain")] : [];
        }

        // RFC 2046 forbids encoding a message; who does it all the same, level upon level, gets no more memory than one message.
        private ReadOnlyMemory<byte>? Opened(ReadOnlyMemory<byte> body, string? encoding)
        {
            var decoded = TransferEncoding.Decode(body, encoding);
            if (decoded.Equals(body))
            {
                return body;
            }

            decodedBytes += decoded.Length;
            return decodedBytes <= limits.MessageBytes ? LineEnds.Unify(decoded) : null;
        }

        private List<MailPart> Multipart(ReadOnlyMemory<byte> body, string? boundary, int depth, string assumedType)
        {
            var found = new List<MailPart>();
            var slices = Boundaries.Split(body, Encoding.UTF8.GetBytes(boundary ?? ""), limits.Parts);
            foreach (var slice in slices.Count > 0 ? slices : Boundaries.Split(body, Boundaries.Guess(body.Span), limits.Parts))
            {
                if (parts >= limits.Parts)
                {
                    break;
                }

                found.Add(Entity(slice, depth, assumedType));
            }

            return found;
        }
    }
}
