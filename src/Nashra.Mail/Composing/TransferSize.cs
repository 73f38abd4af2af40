using System.Text;

namespace Nashra.Mail;

/// <summary>How long a text becomes under each transfer encoding of RFC 2045, line breaks included.</summary>
internal static class TransferSize
{
    private const int Line = 76;

    public static long Base64(long bytes) => WithBreaks((bytes + 2) / 3 * 4, 2);

    public static long Base64(string text) => Base64(Encoding.UTF8.GetByteCount(text) + text.AsSpan().Count('\n'));

    public static long QuotedPrintable(string text)
    {
        var octets = Encoding.UTF8.GetByteCount(text);
        var plain = 0;
        foreach (var character in text)
        {
            plain += character is >= ' ' and <= '~' and not '=' or '\t' ? 1 : 0;
        }

        return WithBreaks(plain + ((octets - plain) * 3L), 3);
    }

    private static long WithBreaks(long octets, int perLine) => octets + (octets / Line * perLine);
}
