using System.Buffers;
using System.Text;

namespace Nashra.Arabic;

/// <summary>Normalization (UAX #15) that accepts any UTF-16 and stays linear.</summary>
internal static class WellFormed
{
    // UAX #15, section 13 (Stream-Safe Text Format): no language stacks more than 30 marks on a letter, and sorting them costs their square.
    private const int MostMarksOnALetter = 30;

    private const char FirstMark = '\u0300';

    /// <summary>Drops lone surrogates, noncharacters, and combining marks after the thirtieth in a row, and normalizes the rest.</summary>
    public static string Normalized(string text, NormalizationForm form)
    {
        var accepted = Accepted(text);
        return accepted.IsNormalized(form) ? accepted : Accepted(accepted.Normalize(form));
    }

    public static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    private static string Accepted(string text)
    {
        if (IsAccepted(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var marks = 0;
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) is OperationStatus.Done;
            if (isWhole && !IsNoncharacter(rune.Value))
            {
                marks = Script.IsCombining(rune) ? marks + 1 : 0;
                kept.Append(text, at, marks <= MostMarksOnALetter ? length : 0);
            }

            at += length;
        }

        return kept.Length == text.Length ? text : kept.ToString();
    }

    // Most text is; it is told without decoding pairs or copying.
    private static bool IsAccepted(string text)
    {
        var marks = 0;
        foreach (var c in text)
        {
            marks = c >= FirstMark && Script.IsCombining(c) ? marks + 1 : 0;
            if (marks > MostMarksOnALetter || char.IsSurrogate(c) || IsNoncharacter(c))
            {
                return false;
            }
        }

        return true;
    }
}
