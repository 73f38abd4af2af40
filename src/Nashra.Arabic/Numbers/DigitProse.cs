using System.Buffers;
using System.Text;

namespace Nashra.Arabic;

/// <summary>
/// One pass over Arabic prose that finds the numbers which are prose and writes them in the publication's digits.
/// A token lies between spaces; a piece is the part of a token on one side of Arabic letters and punctuation: «وCOVID-19،» has three.
/// </summary>
internal sealed class DigitProse(string text, DigitPolicy policy)
{
    private static readonly SearchValues<char> AnyDigit = SearchValues.Create("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹");
    private static readonly SearchValues<char> NotWestern = SearchValues.Create("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪");

    private readonly StringBuilder written = new(text.Length);
    private bool followsLatin;

    public static string Rewritten(string text, DigitPolicy policy) =>
        text.AsSpan().ContainsAny(policy is DigitPolicy.Western ? NotWestern : AnyDigit)
            ? new DigitProse(text, policy).Rewritten()
            : text;

    private string Rewritten()
    {
        for (var at = 0; at < text.Length;)
        {
            at = char.IsWhiteSpace(text[at]) ? CopySpace(at) : CopyToken(at);
        }

        return written.Equals(text) ? text : written.ToString();
    }

    // A new line ends a Latin run; a space does not.
    private int CopySpace(int at)
    {
        followsLatin &= text[at] is not ('\n' or '\r');
        written.Append(text[at]);
        return at + 1;
    }

    private int CopyToken(int start)
    {
        var end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var token = text.AsSpan(start, end - start);
        if (IsAddress(token))
        {
            written.Append(token);
            followsLatin = false;
        }
        else
        {
            WritePieces(token);
        }

        return end;
    }

    private static bool IsAddress(ReadOnlySpan<char> token) =>
        token.ContainsAny('@', '#')
        || token.Contains("://", StringComparison.Ordinal)
        || token.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private void WritePieces(ReadOnlySpan<char> token)
    {
        while (!token.IsEmpty)
        {
            var isArabic = DividesPieces(token[0]);
            var length = 1;
            while (length < token.Length && DividesPieces(token[length]) == isArabic)
            {
                length++;
            }

            WritePiece(token[..length], isArabic);
            token = token[length..];
        }
    }

    private static bool DividesPieces(char c) =>
        Bidi.IsArabicLetter(c) || c is '،' or '؛' or '؟' or '«' or '»' or '(' or ')' or '[' or ']' or '…';

    private void WritePiece(ReadOnlySpan<char> piece, bool isArabic)
    {
        var isLatin = !isArabic && HasLetter(piece);
        if (isArabic || isLatin || followsLatin || NumberSymbols.IsCode(piece))
        {
            written.Append(piece);
        }
        else
        {
            WriteNumbers(piece);
        }

        followsLatin = (isLatin || followsLatin) && !isArabic && !EndsClause(piece[^1]);
    }

    private static bool HasLetter(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsClause(char c) => c is '.' or ':' or ';' or '!' or '?' or '"' or '”';

    private void WriteNumbers(ReadOnlySpan<char> piece)
    {
        for (var at = 0; at < piece.Length; at++)
        {
            var value = Digits.ValueOf(piece[at]);
            written.Append(value >= 0 ? Digits.Written(value, policy) : NumberSymbols.Written(piece, at, policy));
        }
    }
}
