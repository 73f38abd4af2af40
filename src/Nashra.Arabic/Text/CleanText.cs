using System.Globalization;
using System.Text;

namespace Nashra.Arabic;

/// <summary>
/// What a person typed or pasted, made fit to keep. Both forms come out in Unicode normalization form C (UAX #15), without control characters,
/// lone surrogates, noncharacters, invisible fillers (U+00AD, U+200B, U+2060–2064, U+206A–206F, U+FEFF) and the direction controls that
/// <see cref="Bidi.StripControls"/> drops; every space of Unicode (no-break, thin, ideographic …) is a plain one, none doubled, none at an edge.
/// Joiners (U+200C, U+200D) stay: Persian and emoji are spelt with them. Safe to repeat; linear in the text.
/// </summary>
public static class CleanText
{
    /// <summary>Any text in; one clean line out. Line breaks become spaces.</summary>
    public static string Line(string text)
    {
        var visible = Visible(WellFormed.Text(text));
        var directed = Bidi.StripControls(SingleSpaced(visible));
        return SingleSpaced(directed).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Any text in; one clean paragraph out. Its line breaks, however written, become U+000A; empty lines go.</summary>
    public static string Paragraph(string text) =>
        string.Join('\n', text.Split(LineBreaks).Select(Line).Where(line => line.Length > 0));

    // UAX #14: the characters of classes BK, CR, LF and NL.
    private static readonly char[] LineBreaks = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    private static string Visible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                kept.Append(' ');
            }
            else if (!char.IsControl(c) && !IsFiller(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private static bool IsFiller(char c) =>
        c is '\u00AD' or '\u200B' or (>= '\u2060' and <= '\u2064') or (>= '\u206A' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');

    private static string SingleSpaced(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
