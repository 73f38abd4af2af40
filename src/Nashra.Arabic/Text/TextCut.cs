using System.Globalization;

namespace Nashra.Arabic;

/// <summary>Cutting text to a length without hurting words or letters.</summary>
public static class TextCut
{
    private const string Ellipsis = "…";

    /// <summary>
    /// A text and the most letters it may have in, letters being what a reader sees as one (grapheme clusters, UAX #29);
    /// the text itself out when it fits, else its beginning up to a word edge, without trailing punctuation, and «…» at the logical end.
    /// The ellipsis counts. A first word that is too long is cut between two letters. Isolates left open by the cut are removed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLetters"/> is less than one.</exception>
    public static string AtWord(string text, int maxLetters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLetters, 1);
        var (room, wordEdge, at, letters) = (0, 0, 0, 0);
        while (at < text.Length && letters <= maxLetters)
        {
            if (letters <= maxLetters - 1)
            {
                room = at;
                wordEdge = char.IsWhiteSpace(text[at]) ? at : wordEdge;
            }

            at += StringInfo.GetNextTextElementLength(text.AsSpan(at));
            letters++;
        }

        return letters <= maxLetters ? text : Ended(text, wordEdge > 0 ? wordEdge : room);
    }

    private static string Ended(string text, int end) => Bidi.StripControls(text[..end]).TrimEnd() + Ellipsis;
}
