using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nashra.Mail;

/// <summary>
/// Writes letters as they travel (RFC 5322, RFC 2045–2049), signed by each of its signers. The same message gives the same
/// octets, so a copy offered again is the same letter. Safe to share between threads.
/// </summary>
public sealed class MessageComposer(params IReadOnlyList<DkimSigner> signers)
{
    /// <summary>Writes the whole message, headers and body, every line ended by CRLF and at most 998 octets long.</summary>
    public void Compose(MailMessage message, IBufferWriter<byte> output)
    {
        if (signers.Count == 0)
        {
            Write(message, output);
            return;
        }

        using var unsigned = new PooledBuffer(32 * 1024);
        Write(message, unsigned);
        DkimSigner.Sign(unsigned.Span, signers, output);
        output.Write(unsigned.Span);
    }

    private static void Write(MailMessage message, IBufferWriter<byte> output)
    {
        var headers = new HeaderWriter(output, message.UsesUtf8Headers);
        WriteEnvelopeHeaders(message, ref headers);
        WriteListHeaders(message, ref headers);
        foreach (var header in message.Headers)
        {
            headers.Start(header.Name);
            headers.Text(header.Value);
            headers.End();
        }

        output.Write("MIME-Version: 1.0\r\n"u8);
        if (message.Body.Html is null)
        {
            WritePart(message.Body.Text, output);
        }
        else
        {
            WriteAlternatives(message.Body, Boundary(message.MessageId), output);
        }
    }

    private static void WriteEnvelopeHeaders(MailMessage message, ref HeaderWriter headers)
    {
        WriteMailbox("From", message.From, ref headers);
        WriteMailbox("To", message.To, ref headers);
        if (message.ReplyTo is not null)
        {
            WriteMailbox("Reply-To", message.ReplyTo, ref headers);
        }

        headers.Start("Subject");
        headers.Text(message.Subject);
        headers.End();
        WriteToken("Date", Rfc5322Date(message.Date), ref headers);
        WriteToken("Message-ID", message.MessageId.ToString(), ref headers);
    }

    private static void WriteListHeaders(MailMessage message, ref HeaderWriter headers)
    {
        if (message.ListId is { } list)
        {
            headers.Start("List-Id");
            headers.Phrase(list.Name);
            headers.Token($"<{list.Id}>");
            headers.End();
        }

        if (message.Unsubscribe is { } leave)
        {
            headers.Start("List-Unsubscribe");
            headers.Token($"<{leave.OneClick.AbsoluteUri}>{(leave.Mailto is null ? "" : ",")}");
            if (leave.Mailto is { } mailto)
            {
                headers.Token($"<{mailto.AbsoluteUri}>");
            }

            headers.End();
            WriteToken("List-Unsubscribe-Post", "List-Unsubscribe=One-Click", ref headers);
        }
    }

    private static void WriteMailbox(string name, Mailbox mailbox, ref HeaderWriter headers)
    {
        headers.Start(name);
        headers.Mailbox(mailbox);
        headers.End();
    }

    private static void WriteToken(string name, string token, ref HeaderWriter headers)
    {
        headers.Start(name);
        headers.Token(token);
        headers.End();
    }

    private static string Rfc5322Date(DateTimeOffset date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date:ddd, dd MMM yyyy HH:mm:ss} {(date.Offset < TimeSpan.Zero ? '-' : '+')}{date.Offset:hhmm}");

    private static void WriteAlternatives(MailBody body, string boundary, IBufferWriter<byte> output)
    {
        Encoding.ASCII.GetBytes($"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n\r\n--{boundary}\r\n", output);
        WritePart(body.Text, output);
        Encoding.ASCII.GetBytes($"\r\n--{boundary}\r\n", output);
        WritePart(body.Html!, output);
        Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n", output);
    }

    private static void WritePart(FilledPart filled, IBufferWriter<byte> output)
    {
        var part = new PartWriter(filled);
        Encoding.ASCII.GetBytes($"Content-Type: {part.MediaType}; charset=utf-8\r\nContent-Transfer-Encoding: ", output);
        output.Write(part.Encoding);
        output.Write("\r\n\r\n"u8);
        part.Write(output);
    }

    // "=_" can stand neither in quoted-printable nor in base64, so no part can hold the boundary.
    private static string Boundary(MessageId id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(id.ToString()), hash);
        return $"=_{Convert.ToHexStringLower(hash[..12])}";
    }
}
