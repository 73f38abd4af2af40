using System.Text;

namespace Nashra.Mail;

/// <summary>What may stand in a header as free text: any Unicode text without control characters or broken surrogates.</summary>
public static class HeaderText
{
    /// <summary>Whether the text can be written and read back exactly (RFC 5322 forbids bare CR and LF, good sense the other controls).</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out var rune, out var read) == System.Buffers.OperationStatus.Done)
        {
            if (IsControl(rune))
            {
                return false;
            }

            text = text[read..];
        }

        return text.IsEmpty;
    }

    /// <summary>The nearest valid text: every control character becomes a space, every broken surrogate U+FFFD.</summary>
    public static string Clean(string text)
    {
        if (IsValid(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // yields U+FFFD for a broken surrogate
        {
            clean.Append((IsControl(rune) ? new Rune(' ') : rune).ToString());
        }

        return clean.ToString();
    }

    internal static string Guard(string text, string field) => IsValid(text)
        ? text
        : throw new ArgumentException($"{field} holds a control character or a broken surrogate.", field);

    // The line and paragraph separators are controls in all but category: some programs break lines at them.
    private static bool IsControl(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029;
}
