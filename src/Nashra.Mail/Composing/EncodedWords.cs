using System.Buffers.Text;
using System.Text;

namespace Nashra.Mail;

/// <summary>
/// Text as encoded words (RFC 2047) of whole characters: B or Q, whichever is shorter for the whole text, each word at
/// most 75 octets. Spaces travel inside the words, for those between two words vanish.
/// </summary>
internal ref struct EncodedWords(string text)
{
    /// <summary>The longest line that may hold an encoded word.</summary>
    public const int LongestLine = 76;

    private const int LongestPayload = 75 - Overhead;
    private const int Overhead = 12; // =?utf-8?B??=
    private readonly bool base64 = IsBase64Shorter(text);
    private readonly byte[] word = new byte[LongestPayload + Overhead];
    private int position;

    public readonly bool IsDone => position == text.Length;

    /// <summary>The next word, at most <paramref name="room"/> octets long; empty when no character fits.</summary>
    public ReadOnlySpan<byte> Next(int room)
    {
        var payload = Math.Min(LongestPayload, room - Overhead);
        var taken = Take(payload);
        if (taken.IsEmpty)
        {
            return default;
        }

        position += taken.Length;
        (base64 ? "=?utf-8?B?"u8 : "=?utf-8?Q?"u8).CopyTo(word);
        var written = 10 + (base64 ? WriteBase64(taken) : WriteQ(taken));
        "?="u8.CopyTo(word.AsSpan(written));
        return word.AsSpan(0, written + 2);
    }

    private static bool IsBase64Shorter(string text)
    {
        var q = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            q += CostOfQ(rune);
        }

        return (Encoding.UTF8.GetByteCount(text) + 2) / 3 * 4 <= q;
    }

    private static int CostOfQ(Rune rune) => rune.IsAscii && (rune.Value == ' ' || IsBare((byte)rune.Value)) ? 1 : 3 * rune.Utf8SequenceLength;

    // The narrowest set, the one allowed inside a name (RFC 2047, section 5, rule 3).
    private static bool IsBare(byte octet) => char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';

    private readonly ReadOnlySpan<char> Take(int payload)
    {
        var rest = text.AsSpan(position);
        int length = 0, cost = 0;
        foreach (var rune in rest.EnumerateRunes())
        {
            cost += base64 ? rune.Utf8SequenceLength : CostOfQ(rune);
            if ((base64 ? (cost + 2) / 3 * 4 : cost) > payload)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return rest[..length];
    }

    private readonly int WriteBase64(ReadOnlySpan<char> taken)
    {
        Span<byte> utf8 = stackalloc byte[LongestPayload];
        var length = Encoding.UTF8.GetBytes(taken, utf8);
        Base64.EncodeToUtf8(utf8[..length], word.AsSpan(10), out _, out var written);
        return written;
    }

    private readonly int WriteQ(ReadOnlySpan<char> taken)
    {
        Span<byte> utf8 = stackalloc byte[LongestPayload];
        var written = 10;
        foreach (var octet in utf8[..Encoding.UTF8.GetBytes(taken, utf8)])
        {
            if (octet == ' ' || IsBare(octet))
            {
                word[written++] = octet == ' ' ? (byte)'_' : octet;
                continue;
            }

            word[written++] = (byte)'=';
            word[written++] = Hex.Upper(octet >> 4);
            word[written++] = Hex.Upper(octet & 15);
        }

        return written - 10;
    }
}
