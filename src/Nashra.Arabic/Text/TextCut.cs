using System.Globalization;

namespace Nashra.Arabic;

/// <summary>Cutting text to a length without hurting words or letters.</summary>
public static class TextCut
{
    private const char Ellipsis = '…';

    // What may not stand before an ellipsis: spaces, opening brackets, and marks that promise a continuation.
    private const string Dangling = " \u00A0\t\r\n،؛,;:.…-–—«([\"“‘";

    /// <summary>
    /// A text and the most letters it may have in, letters being what a reader sees as one (grapheme clusters, UAX #29);
    /// the text itself out when it fits, else its beginning up to a word edge, without trailing punctuation, and «…» at the logical end.
    /// The ellipsis counts. A first word that is too long is cut between two letters. Isolates left open by the cut are removed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLetters"/> is less than one.</exception>
    public static string AtWord(string text, int maxLetters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLetters, 1);
        var (end, wordEdge) = (0, 0);
        for (var letters = 0; end < text.Length && letters < maxLetters - 1; letters++)
        {
            end += LetterLength(text, end);
            wordEdge = end < text.Length && char.IsWhiteSpace(text[end]) ? end : wordEdge;
        }

        var isRestOneLetter = end == text.Length || end + LetterLength(text, end) == text.Length;
        return isRestOneLetter ? text : Ended(text[..(wordEdge > 0 ? wordEdge : end)]);
    }

    private static int LetterLength(string text, int at) => StringInfo.GetNextTextElementLength(text.AsSpan(at));

    private static string Ended(string beginning) => BidiCleaning.WithoutOverrides(beginning).AsSpan().TrimEnd(Dangling).ToString() + Ellipsis;
}
