using System.Buffers;
using System.Text;

namespace Nashra.Search.Index;

/// <summary>
/// Words as FTS5 is fed them: a letter that says what kind, then the word's number in base 36. Shorter than Arabic in
/// UTF-8, and no tokenizer can cut or fold them.
/// </summary>
internal static class PostingToken
{
    public const char Form = 'f';
    public const char Stem = 's';
    public const char Headline = 'h';
    public const char Prominent = 'p';
    public const char Section = 'c';
    public const char Author = 'a';
    public const char Topic = 't';
    public const char Type = 'k';

    private const int LongestNumber = 13;

    public static string Of(char kind, long number)
    {
        Span<byte> token = stackalloc byte[LongestNumber + 1];
        return Encoding.ASCII.GetString(token[Write(token, kind, number)..]);
    }

    /// <summary>Appends a token and the space behind it.</summary>
    public static void Append(ArrayBufferWriter<byte> text, char kind, long number)
    {
        Span<byte> token = stackalloc byte[LongestNumber + 2];
        token[^1] = (byte)' ';
        text.Write(token[Write(token[..^1], kind, number)..]);
    }

    // From the end, because the last digit is the first to be known.
    private static int Write(Span<byte> target, char kind, long number)
    {
        var at = target.Length;
        do
        {
            target[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"u8[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        target[--at] = (byte)kind;
        return at;
    }
}
