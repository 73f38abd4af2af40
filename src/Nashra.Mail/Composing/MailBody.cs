namespace Nashra.Mail;

/// <summary>What a letter says, as plain text and, where given, as HTML (then multipart/alternative).</summary>
public sealed record MailBody(FilledPart Text, FilledPart? Html = null)
{
    /// <summary>A body that no other letter shares.</summary>
    public static MailBody Of(string text, string? html = null) =>
        new(PreparedPart.Plain([text]).Fill(), html is null ? null : PreparedPart.Html([html]).Fill());
}

/// <summary>A part shared by many letters, with what this one letter puts in its holes.</summary>
public sealed record FilledPart(PreparedPart Part, IReadOnlyList<Filling> Values);

/// <summary>What stands in a hole: this letter's own words, or shared parts one after the other, with holes of their own.</summary>
public sealed class Filling
{
    private Filling(string words, IReadOnlyList<FilledPart> parts) => (Words, Parts) = (words, parts);

    /// <summary>Empty where there are <see cref="Parts"/>.</summary>
    public string Words { get; }

    public IReadOnlyList<FilledPart> Parts { get; }

    public static implicit operator Filling(string words) => new(words, []);

    public static Filling Of(IReadOnlyList<FilledPart> parts) => new("", parts);
}
