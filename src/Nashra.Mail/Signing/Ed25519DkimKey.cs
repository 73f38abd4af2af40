using System.Security.Cryptography;

namespace Nashra.Mail;

/// <summary>Ed25519 by OpenSSL 3, which .NET on Linux already has in memory: the class library has no Ed25519 of its own.</summary>
internal sealed class Ed25519DkimKey : DkimKey
{
    public const int SeedLength = 32;
    private const int SignatureLength = 64;

    // PrivateKeyInfo of RFC 8410 up to the 32 octets of the seed.
    private static readonly byte[] Pkcs8Prefix = Convert.FromHexString("302e020100300506032b657004220420");

    private readonly byte[] seed;
    private readonly OpenSslKey key;

    public Ed25519DkimKey(byte[] seed)
    {
        this.seed = seed;
        key = OpenSsl.ImportEd25519(seed);
    }

    public override string Algorithm => "ed25519-sha256";

    internal override string KeyType => "ed25519";

    /// <summary>The seed in a PEM text, or null when the text holds no Ed25519 key.</summary>
    public static byte[]? SeedFromPem(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || !pem.AsSpan()[fields.Label].SequenceEqual("PRIVATE KEY"))
        {
            return null;
        }

        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        return der.Length == Pkcs8Prefix.Length + SeedLength && der.AsSpan().StartsWith(Pkcs8Prefix) ? der[Pkcs8Prefix.Length..] : null;
    }

    public override string ToPem() => PemEncoding.WriteString("PRIVATE KEY", [.. Pkcs8Prefix, .. seed]);

    internal override int Sign(ReadOnlySpan<byte> hash, Span<byte> signature)
    {
        OpenSsl.SignEd25519(key, hash, signature[..SignatureLength]);
        return SignatureLength;
    }

    internal override byte[] PublicKey() => OpenSsl.PublicEd25519(key);

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(seed);
        key.Dispose();
    }
}
