using Nashra.Mail;

namespace Nashra.Newsletters.Composing;

/// <summary>A prepared part whose holes are of two kinds: words of its own, in order, and the name of the copy.</summary>
internal sealed class HoledPart
{
    private readonly PreparedPart part;
    private readonly char[] holes;

    private HoledPart(string text, Func<IReadOnlyList<string>, PreparedPart> prepare)
    {
        part = prepare(text.Split(IssueLetter.Hole, IssueLetter.CopyHole));
        holes = [.. text.Where(letter => letter is IssueLetter.Hole or IssueLetter.CopyHole)];
        Words = holes.Count(hole => hole == IssueLetter.Hole);
    }

    /// <summary>How many words of its own it takes.</summary>
    public int Words { get; }

    public static HoledPart Html(string text) => new(text, PreparedPart.Html);

    public static HoledPart Plain(string text) => new(text, PreparedPart.Plain);

    /// <param name="copy">The copy's name; only counted letters have a place for it.</param>
    /// <param name="words">As many as <see cref="Words"/>.</param>
    public FilledPart Fill(string copy, params IReadOnlyList<Filling> words)
    {
        if (Words == holes.Length)
        {
            return part.Fill(words);
        }

        var next = 0;
        return part.Fill(Array.ConvertAll(holes, hole => hole == IssueLetter.CopyHole ? copy : words[next++]));
    }
}
