using System.Buffers;
using System.Text;

namespace Nashra.Arabic;

/// <summary>Text that Unicode's own algorithms accept and finish in linear time.</summary>
internal static class WellFormed
{
    // UAX #15, section 13 (Stream-Safe Text Format): no language stacks more than 30 marks on a letter, and sorting them costs their square.
    private const int MostMarksOnALetter = 30;

    /// <summary>Drops lone surrogates, noncharacters, and combining marks after the thirtieth in a row.</summary>
    public static string Text(string text)
    {
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            marks = Script.IsCombining(rune) ? marks + 1 : 0;
            if (status is OperationStatus.Done && marks <= MostMarksOnALetter && !IsNoncharacter(rune.Value))
            {
                kept.Append(text, at, length);
            }

            at += length;
        }

        return kept.Length == text.Length ? text : kept.ToString();
    }

    private static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;
}
