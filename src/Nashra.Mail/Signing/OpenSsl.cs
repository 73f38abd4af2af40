using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Nashra.Mail;

/// <summary>The few calls of OpenSSL 3 that sign with Ed25519.</summary>
internal static partial class OpenSsl
{
    private const string Library = "libcrypto.so.3";
    private const int Ed25519 = 1087; // NID_ED25519

    public static OpenSslKey ImportEd25519(ReadOnlySpan<byte> seed)
    {
        try
        {
            var key = NewPrivateKey(Ed25519, 0, seed, (nuint)seed.Length);
            return key.IsInvalid ? throw Fault("import an Ed25519 key") : key;
        }
        catch (DllNotFoundException missing)
        {
            throw new PlatformNotSupportedException("Ed25519 signatures need OpenSSL 3 (Debian: libssl3).", missing);
        }
    }

    public static byte[] PublicEd25519(OpenSslKey key)
    {
        var publicKey = new byte[32];
        var length = (nuint)publicKey.Length;
        return GetPublicKey(key, publicKey, ref length) == 1 ? publicKey : throw Fault("read an Ed25519 key");
    }

    public static void SignEd25519(OpenSslKey key, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        using var context = NewContext();
        var length = (nuint)signature.Length;
        if (SignInit(context, 0, 0, 0, key) != 1 || Sign(context, signature, ref length, message, (nuint)message.Length) != 1)
        {
            throw Fault("sign with Ed25519");
        }
    }

    private static CryptographicException Fault(string what) => new($"OpenSSL could not {what}.");

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    private static partial OpenSslKey NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    private static partial int GetPublicKey(OpenSslKey key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    private static partial OpenSslContext NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    private static partial int SignInit(OpenSslContext context, nint keyContext, nint digest, nint engine, OpenSslKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    private static partial int Sign(OpenSslContext context, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    internal static partial void FreeContext(nint context);
}

internal sealed class OpenSslKey() : SafeHandle(0, true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpenSsl.FreeKey(handle);
        return true;
    }
}

internal sealed class OpenSslContext() : SafeHandle(0, true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OpenSsl.FreeContext(handle);
        return true;
    }
}
