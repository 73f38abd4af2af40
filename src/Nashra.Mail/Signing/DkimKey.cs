using System.Security.Cryptography;
using System.Text;

namespace Nashra.Mail;

/// <summary>A private key that signs letters, and the public record that lets others verify them (RFC 6376, RFC 8463).</summary>
public abstract class DkimKey : IDisposable
{
    private const int LongestCharacterString = 255; // RFC 1035, 3.3

    /// <summary>The a= tag: <c>rsa-sha256</c> or <c>ed25519-sha256</c>.</summary>
    public abstract string Algorithm { get; }

    internal abstract string KeyType { get; }

    /// <summary>A new RSA key. 2,048 bits is what every receiver verifies.</summary>
    public static DkimKey GenerateRsa(int bits = 2048) => new RsaDkimKey(RSA.Create(bits));

    /// <summary>A new Ed25519 key (RFC 8032), to be used beside an RSA key: not every receiver verifies it yet.</summary>
    /// <exception cref="PlatformNotSupportedException">OpenSSL 3 is not installed.</exception>
    public static DkimKey GenerateEd25519() => new Ed25519DkimKey(RandomNumberGenerator.GetBytes(Ed25519DkimKey.SeedLength));

    /// <summary>Reads an unencrypted private key: PKCS #8 of either kind, or PKCS #1 of RSA.</summary>
    /// <exception cref="CryptographicException">It is neither.</exception>
    public static DkimKey FromPem(string pem)
    {
        if (Ed25519DkimKey.SeedFromPem(pem) is { } seed)
        {
            return new Ed25519DkimKey(seed);
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (ArgumentException fault)
        {
            rsa.Dispose();
            throw new CryptographicException("The text holds no private key in PEM.", fault);
        }

        return new RsaDkimKey(rsa);
    }

    /// <summary>The private key as PKCS #8 in PEM.</summary>
    public abstract string ToPem();

    /// <summary>The text of the TXT record at <c>selector._domainkey.domain</c>.</summary>
    public string DnsText() => $"v=DKIM1; k={KeyType}; p={Convert.ToBase64String(PublicKey())}";

    /// <summary>The same for a zone file: quoted strings of at most 255 octets, which receivers join again.</summary>
    public string ZoneFileText() => string.Join(' ', DnsText().Chunk(LongestCharacterString).Select(part => $"\"{new string(part)}\""));

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>The signature of a SHA-256 hash, written to the start of the buffer; returns its length.</summary>
    internal abstract int Sign(ReadOnlySpan<byte> hash, Span<byte> signature);

    internal abstract byte[] PublicKey();
}

internal sealed class RsaDkimKey(RSA rsa) : DkimKey
{
    public override string Algorithm => "rsa-sha256";

    internal override string KeyType => "rsa";

    public override string ToPem() => rsa.ExportPkcs8PrivateKeyPem();

    internal override int Sign(ReadOnlySpan<byte> hash, Span<byte> signature) =>
        rsa.SignHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    internal override byte[] PublicKey() => rsa.ExportSubjectPublicKeyInfo();

    protected override void Dispose(bool disposing) => rsa.Dispose();
}
