using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;

namespace Nashra.Mail;

/// <summary>The relaxed form of a body (RFC 6376, 3.4.4): white space shrunk, none at the end of a line, no empty lines at the end.</summary>
internal static class RelaxedBody
{
    public static void Hash(ReadOnlySpan<byte> body, Span<byte> hash)
    {
        body = WithoutEmptyEnd(body);
        if (IsRelaxed(body))
        {
            SHA256.HashData(body, hash);
            return;
        }

        using var relaxed = new PooledBuffer(body.Length + 2);
        Write(body, relaxed);
        SHA256.HashData(WithoutEmptyEnd(relaxed.Span), hash);
    }

    private static ReadOnlySpan<byte> WithoutEmptyEnd(ReadOnlySpan<byte> body)
    {
        while (body.EndsWith("\r\n\r\n"u8))
        {
            body = body[..^2];
        }

        return body.SequenceEqual("\r\n"u8) ? default : body;
    }

    // Nearly every body that we write is: one pass tells, over each octet beside the one that follows it.
    private static bool IsRelaxed(ReadOnlySpan<byte> body)
    {
        if (!body.EndsWith("\r\n"u8))
        {
            return body.IsEmpty;
        }

        var start = 0;
        for (; start + Vector<byte>.Count < body.Length; start += Vector<byte>.Count)
        {
            var (here, next) = (new Vector<byte>(body[start..]), new Vector<byte>(body[(start + 1)..]));
            var lost = Vector.Equals(here, new((byte)'\t')) | (Vector.Equals(here, new((byte)' ')) & (Vector.Equals(next, new((byte)' ')) | Vector.Equals(next, new((byte)'\r'))));
            if (lost != Vector<byte>.Zero)
            {
                return false;
            }
        }

        var rest = body[start..];
        return !rest.Contains((byte)'\t') && rest.IndexOf("  "u8) < 0 && rest.IndexOf(" \r"u8) < 0;
    }

    private static void Write(ReadOnlySpan<byte> body, PooledBuffer output)
    {
        while (!body.IsEmpty)
        {
            var end = body.IndexOf("\r\n"u8);
            WriteLine(end < 0 ? body : body[..end], output);
            body = end < 0 ? default : body[(end + 2)..];
        }
    }

    private static void WriteLine(ReadOnlySpan<byte> line, PooledBuffer output)
    {
        line = line.TrimEnd(" \t"u8);
        while (!line.IsEmpty)
        {
            var end = line.IndexOfAny((byte)' ', (byte)'\t');
            output.Write(end < 0 ? line : line[..end]);
            if (end >= 0)
            {
                output.Write(" "u8);
            }

            line = end < 0 ? default : line[end..].TrimStart(" \t"u8);
        }

        output.Write("\r\n"u8);
    }
}
