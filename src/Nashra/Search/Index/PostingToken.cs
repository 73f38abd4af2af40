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
    public const char Section = 'c';
    public const char Author = 'a';
    public const char Topic = 't';

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Of(char kind, long number) => Append(new StringBuilder(14), kind, number).ToString();

    public static StringBuilder Append(StringBuilder text, char kind, long number)
    {
        Span<char> digits = stackalloc char[13];
        var at = digits.Length;
        do
        {
            digits[--at] = Digits[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        return text.Append(kind).Append(digits[at..]);
    }
}
