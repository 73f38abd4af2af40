using System.Globalization;

namespace Nashra.Mail;

/// <summary>What a server answered, word for word.</summary>
/// <param name="Code">Three digits, 200 to 599.</param>
/// <param name="Text">The whole reply as it came, its lines divided by line feeds, cut at <see cref="LongestText"/> characters.</param>
public sealed record SmtpReply(int Code, string Text)
{
    /// <summary>How much of a reply is kept.</summary>
    public const int LongestText = 2000;

    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsIntermediate => Code is >= 300 and < 400;

    public bool IsTemporary => Code is >= 400 and < 500;

    public bool IsPermanent => Code >= 500;

    /// <summary>The server is about to hang up (RFC 5321, 3.8).</summary>
    public bool IsClosing => Code == 421;

    /// <summary>The enhanced status code (RFC 3463) such as <c>5.1.1</c>, or null when the server gave none.</summary>
    public string? EnhancedStatus => EnhancedStatusAt(Text.AsSpan(Math.Min(4, Text.Length)));

    public override string ToString() => Text;

    private string? EnhancedStatusAt(ReadOnlySpan<char> words)
    {
        var end = words.IndexOfAny(' ', '\n');
        var word = end < 0 ? words : words[..end];
        Span<Range> parts = stackalloc Range[4];
        var count = word.Split(parts, '.');
        var isStatus = count == 3 && word[parts[0]] is [var kind] && kind == '0' + (Code / 100)
            && IsNumber(word[parts[1]]) && IsNumber(word[parts[2]]);
        return isStatus ? word.ToString() : null;
    }

    private static bool IsNumber(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= 3 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
