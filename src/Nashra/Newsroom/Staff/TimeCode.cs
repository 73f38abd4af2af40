using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Nashra.Newsroom.Staff;

/// <summary>The six digits that a member's device shows for half a minute (TOTP, RFC 6238, over HMAC-SHA-1 as every authenticator speaks it).</summary>
internal static class TimeCode
{
    private const int Digits = 6;
    private const int KeyLength = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648

    // A clock may be off by one step, either way (RFC 6238, section 5.2).
    private static readonly int[] Tolerated = [0, -1, 1];

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / 30;

    /// <summary>RFC 4226, section 5.3.</summary>
    public static string For(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 says SHA-1, and HMAC does not rest on what is broken in it
        HMACSHA1.HashData(key, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a code belongs to, if it is later than <paramref name="used"/>: a code seen over a shoulder is worth nothing.</summary>
    public static long? StepOf(string code, byte[] key, long used, DateTimeOffset now)
    {
        var typed = string.Concat(code.Where(char.IsDigit).Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit).ToString(CultureInfo.InvariantCulture)));
        return typed.Length != Digits ? null : Tolerated
            .Select(off => StepAt(now) + off)
            .Where(step => step > used && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(For(key, step))))
            .Select(step => (long?)step)
            .FirstOrDefault();
    }

    /// <summary>The key as it is typed by who cannot point a camera.</summary>
    public static string Written(byte[] key)
    {
        var letters = new char[key.Length * 8 / 5];
        for (var at = 0; at < letters.Length; at++)
        {
            var bit = at * 5;
            var window = (key[bit / 8] << 8) | (bit / 8 + 1 < key.Length ? key[(bit / 8) + 1] : 0);
            letters[at] = Base32[(window >> (11 - (bit % 8))) & 31];
        }

        return new string(letters);
    }

    /// <summary>What the QR code says to the device.</summary>
    public static string AddressFor(string paper, string member, byte[] key) =>
        $"otpauth://totp/{Uri.EscapeDataString(paper)}:{Uri.EscapeDataString(member)}?secret={Written(key)}&issuer={Uri.EscapeDataString(paper)}";
}
