using System.Buffers.Binary;
using System.Security.Cryptography;
using Nashra.Platform.Keys;

namespace Nashra.Newsletters;

/// <summary>
/// Names for rows in links and Message-IDs: one enciphered block of kind, number and zeros. Nobody without the key can read
/// one, or make one up (the seven zero octets must come out again); the same row always has the same name.
/// </summary>
public sealed class MailTokens : IDisposable
{
    public const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly byte[] key;

    // A letter takes several names: the cipher is set up once for each thread, not for each of them.
    private readonly ThreadLocal<ICryptoTransform> enciphering;

    public MailTokens(KeyFile keys)
    {
        key = keys.For("newsletter links");
        enciphering = new(Encipherer);
    }

    public string For(MailTokenKind kind, long id)
    {
        var block = new byte[16];
        block[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(block.AsSpan(1), id);
        var name = new byte[block.Length];
        enciphering.Value!.TransformBlock(block, 0, block.Length, name, 0);
        return Text(name);
    }

    public long? Read(string? token, MailTokenKind kind)
    {
        Span<byte> block = stackalloc byte[16];
        if (!TryBytes(token, block))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;
        aes.DecryptEcb(block, block, PaddingMode.None);
        return block[0] == (byte)kind && !block[9..].ContainsAnyExcept((byte)0) ? BinaryPrimitives.ReadInt64BigEndian(block[1..]) : null;
    }

    public void Dispose() => enciphering.Dispose();

    private ICryptoTransform Encipherer()
    {
        using var aes = Aes.Create();
        (aes.Mode, aes.Padding, aes.Key) = (CipherMode.ECB, PaddingMode.None, key);
        return aes.CreateEncryptor();
    }

    private static string Text(ReadOnlySpan<byte> block)
    {
        var number = BinaryPrimitives.ReadUInt128BigEndian(block);
        Span<char> letters = stackalloc char[Length];
        for (var at = Length - 1; at >= 0; at--, number >>= 5)
        {
            letters[at] = Alphabet[(int)(number & 31)];
        }

        return new string(letters);
    }

    private static bool TryBytes(string? token, Span<byte> block)
    {
        if (token is not { Length: Length } || token[0] > '7')
        {
            return false;
        }

        UInt128 number = 0;
        foreach (var letter in token)
        {
            var digit = Alphabet.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            number = (number << 5) | (uint)digit;
        }

        BinaryPrimitives.WriteUInt128BigEndian(block, number);
        return true;
    }
}

/// <summary>What a token may be used for; one made for one purpose opens nothing else.</summary>
public enum MailTokenKind
{
    /// <summary>A subscription: its preferences, and leaving.</summary>
    Subscription = 1,

    /// <summary>A copy: reading it in the browser; also its Message-ID.</summary>
    Copy = 2,

    /// <summary>A question that awaits confirmation.</summary>
    SignUp = 3,

    /// <summary>A mail service that may post what came back.</summary>
    MailService = 4,
}
