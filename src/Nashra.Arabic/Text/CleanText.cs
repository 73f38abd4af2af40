using System.Buffers;
using System.Text;

namespace Nashra.Arabic;

/// <summary>
/// What a person typed or pasted, made fit to keep. Both forms come out in Unicode normalization form C (UAX #15), without control characters,
/// lone surrogates, noncharacters, invisible fillers (U+00AD, U+200B, U+2060–2064, U+206A–206F, U+FEFF, U+FFF9–FFFB) and the direction controls
/// that <see cref="Bidi.StripControls"/> drops; every space of Unicode (no-break, thin, ideographic …) is a plain one, none doubled, none at an edge.
/// Joiners (U+200C, U+200D) stay: Persian and emoji are spelt with them. Safe to repeat; linear in the text.
/// </summary>
public static class CleanText
{
    // UAX #14: the characters of classes BK, CR, LF and NL.
    private static readonly char[] LineBreaks = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    private static readonly SearchValues<char> Fillers = SearchValues.Create(
        "\u00AD\u200B\u2060\u2061\u2062\u2063\u2064\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF\uFFF9\uFFFA\uFFFB");

    // What a text must contain for anything but its plain spaces to need a look, character by character.
    private static readonly SearchValues<char> Troubles = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(IsTrouble)]);

    /// <summary>Any text in; one clean line out. Line breaks become spaces.</summary>
    public static string Line(string text)
    {
        var directed = Bidi.StripControls(SingleSpaced(Visible(text)));
        return WellFormed.Normalized(SingleSpaced(directed), NormalizationForm.FormC);
    }

    /// <summary>Any text in; one clean paragraph out. Its line breaks, however written, become U+000A; empty lines go.</summary>
    public static string Paragraph(string text) =>
        string.Join('\n', text.Split(LineBreaks).Select(Line).Where(line => line.Length > 0));

    private static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAny(Troubles))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) is OperationStatus.Done;
            if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
            else if (isWhole && !Rune.IsControl(rune) && !WellFormed.IsNoncharacter(rune.Value) && !Fillers.Contains(text[at]))
            {
                kept.Append(text, at, length);
            }

            at += length;
        }

        return kept.ToString();
    }

    private static string SingleSpaced(string text) =>
        text.Contains("  ", StringComparison.Ordinal) || text.StartsWith(' ') || text.EndsWith(' ')
            ? string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : text;

    private static bool IsTrouble(char c) =>
        c is not ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || WellFormed.IsNoncharacter(c) || Fillers.Contains(c));
}
