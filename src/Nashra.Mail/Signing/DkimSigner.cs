using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Nashra.Mail;

/// <summary>
/// Signs for one domain under one selector: relaxed/relaxed, over the headers a reader sees and those that unsubscribe
/// (RFC 6376; RFC 8058 asks that the latter be covered). Safe to share between threads.
/// </summary>
public sealed class DkimSigner
{
    private const int LongestSignature = 512; // RSA of 4,096 bits
    private const int LongestLine = 77;
    private const int SignatureLine = 54; // octets, 72 characters
    private readonly DkimKey key;
    private readonly byte[] tagsUntilNames;

    /// <exception cref="ArgumentException">The domain or the selector is not a name in ASCII.</exception>
    public DkimSigner(string domain, string selector, DkimKey key)
    {
        Domain = Name(domain, nameof(domain));
        Selector = Name(selector, nameof(selector));
        this.key = key;
        tagsUntilNames = Encoding.ASCII.GetBytes($"v=1; a={key.Algorithm}; c=relaxed/relaxed; d={Domain}; s={Selector}; h=");
    }

    public string Domain { get; }

    public string Selector { get; }

    /// <summary>Where the DNS record stands whose text is <see cref="DkimKey.DnsText"/>.</summary>
    public string DnsName => $"{Selector}._domainkey.{Domain}";

    /// <summary>Writes one DKIM-Signature field for each signer, to stand before the message. The body is hashed once for all.</summary>
    /// <param name="message">A whole message whose lines end in CRLF.</param>
    /// <param name="signers">Each adds its own field.</param>
    /// <param name="output">Receives the fields only, not the message.</param>
    public static void Sign(ReadOnlySpan<byte> message, IReadOnlyList<DkimSigner> signers, IBufferWriter<byte> output)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        var headers = end < 0 ? message : message[..(end + 2)];
        Span<byte> bodyHash = stackalloc byte[SHA256.HashSizeInBytes];
        RelaxedBody.Hash(end < 0 ? default : message[(end + 4)..], bodyHash);
        using var canonical = new PooledBuffer(4096);
        using var names = new PooledBuffer(512);
        RelaxedHeaders.Write(headers, canonical, names);
        using var fields = new PooledBuffer(2048);
        foreach (var signer in signers)
        {
            signer.Sign(canonical.Span, names.Span, bodyHash, fields);
        }

        output.Write(fields.Span);
    }

    private static string Name(string name, string parameter) => Ascii.IsValid(name) && AddressSyntax.ToWire($"a@{name}") is not null && name[0] != '['
        ? name
        : throw new ArgumentException("A name of the DNS in ASCII is needed.", parameter);

    private void Sign(ReadOnlySpan<byte> canonicalHeaders, ReadOnlySpan<byte> names, ReadOnlySpan<byte> bodyHash, PooledBuffer output)
    {
        using var signed = new PooledBuffer(canonicalHeaders.Length + 2048);
        signed.Write(canonicalHeaders);
        signed.Write("dkim-signature:"u8);
        var tags = signed.Length;
        // One space wherever the field is folded below: relaxed, both read the same.
        signed.Write(tagsUntilNames);
        signed.Write(names);
        signed.Write("; bh="u8);
        WriteBase64(bodyHash, signed);
        signed.Write("; b="u8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(signed.Span, hash);
        Span<byte> signature = stackalloc byte[LongestSignature];
        var length = key.Sign(hash, signature);
        output.Write("DKIM-Signature: "u8);
        WriteTags(signed.Span[tags..], output);
        WriteSignature(signature[..length], output);
    }

    private static void WriteTags(ReadOnlySpan<byte> tags, PooledBuffer output)
    {
        for (var column = "DKIM-Signature: ".Length; !tags.IsEmpty;)
        {
            var end = tags[1..].IndexOf((byte)' ') + 1;
            var word = end == 0 ? tags : tags[..end];
            if (column + word.Length > LongestLine)
            {
                output.Write("\r\n"u8);
                column = 0;
            }

            output.Write(word);
            column += word.Length;
            tags = tags[word.Length..];
        }
    }

    private static void WriteSignature(ReadOnlySpan<byte> signature, PooledBuffer output)
    {
        for (; !signature.IsEmpty; signature = signature[Math.Min(SignatureLine, signature.Length)..])
        {
            output.Write("\r\n "u8);
            WriteBase64(signature[..Math.Min(SignatureLine, signature.Length)], output);
        }

        output.Write("\r\n"u8);
    }

    private static void WriteBase64(ReadOnlySpan<byte> octets, PooledBuffer output)
    {
        Base64.EncodeToUtf8(octets, output.GetSpan(Base64.GetMaxEncodedToUtf8Length(octets.Length)), out _, out var written);
        output.Advance(written);
    }
}
