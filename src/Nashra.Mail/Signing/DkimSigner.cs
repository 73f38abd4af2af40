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
    private readonly DkimKey key;

    /// <exception cref="ArgumentException">The domain or the selector is not a name in ASCII.</exception>
    public DkimSigner(string domain, string selector, DkimKey key)
    {
        Domain = Name(domain, nameof(domain));
        Selector = Name(selector, nameof(selector));
        this.key = key;
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
        var names = RelaxedHeaders.Write(headers, canonical);
        foreach (var signer in signers)
        {
            signer.Sign(canonical.Span, names, bodyHash, output);
        }
    }

    private static string Name(string name, string parameter) => Ascii.IsValid(name) && AddressSyntax.ToWire($"a@{name}") is not null && name[0] != '['
        ? name
        : throw new ArgumentException("A name of the DNS in ASCII is needed.", parameter);

    private void Sign(ReadOnlySpan<byte> canonicalHeaders, string names, ReadOnlySpan<byte> bodyHash, IBufferWriter<byte> output)
    {
        // One space wherever the field is folded below: relaxed, both read the same.
        var tags = $"v=1; a={key.Algorithm}; c=relaxed/relaxed; d={Domain}; s={Selector}; h={names}; bh={Convert.ToBase64String(bodyHash)}; b=";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using (var signed = new PooledBuffer(canonicalHeaders.Length + tags.Length + 32))
        {
            signed.Write(canonicalHeaders);
            signed.Write("dkim-signature:"u8);
            Encoding.ASCII.GetBytes(tags, signed);
            SHA256.HashData(signed.Span, hash);
        }

        Span<byte> signature = stackalloc byte[LongestSignature];
        var length = key.Sign(hash, signature);
        var field = new HeaderWriter(output, utf8: false);
        field.Start("DKIM-Signature");
        field.Text(tags);
        WriteSignature(signature[..length], output);
    }

    private static void WriteSignature(ReadOnlySpan<byte> signature, IBufferWriter<byte> output)
    {
        Span<byte> base64 = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(signature.Length)];
        Base64.EncodeToUtf8(signature, base64, out _, out _);
        foreach (var start in Enumerable.Range(0, (base64.Length + 71) / 72).Select(line => line * 72).ToArray())
        {
            output.Write("\r\n "u8);
            output.Write(base64[start..Math.Min(start + 72, base64.Length)]);
        }

        output.Write("\r\n"u8);
    }
}
