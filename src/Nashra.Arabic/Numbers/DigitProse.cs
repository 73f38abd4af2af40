using System.Buffers;
using System.Text;

namespace Nashra.Arabic;

/// <summary>One pass over Arabic prose that finds the numbers which are prose and writes them in the publication's digits.</summary>
internal sealed class DigitProse(string text, DigitPolicy policy)
{
    private static readonly SearchValues<char> AnyDigit = SearchValues.Create("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹");

    private readonly StringBuilder written = new(text.Length);
    private bool followsLatin;

    public string Rewritten()
    {
        if (!text.AsSpan().ContainsAny(AnyDigit))
        {
            return text;
        }

        for (var at = 0; at < text.Length;)
        {
            at = char.IsWhiteSpace(text[at]) ? CopySpace(at) : CopyToken(at);
        }

        return written.Length == text.Length && written.Equals(text) ? text : written.ToString();
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
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var token = text.AsSpan(start, end - start);
        if (IsAddress(token))
        {
            written.Append(token);
            followsLatin = false;
            return end;
        }

        for (var at = 0; at < token.Length;)
        {
            var length = PieceLength(token[at..]);
            WritePiece(token.Slice(at, length));
            at += length;
        }

        return end;
    }

    private static bool IsAddress(ReadOnlySpan<char> token) =>
        token.Contains("://", StringComparison.Ordinal)
        || token.ContainsAny('@', '#')
        || token.Contains("www.", StringComparison.OrdinalIgnoreCase);

    // Arabic letters and Arabic marks of punctuation divide «وCOVID-19،» into و and COVID-19 and ،
    private static int PieceLength(ReadOnlySpan<char> rest)
    {
        var isArabic = DividesPieces(rest[0]);
        var length = 1;
        while (length < rest.Length && DividesPieces(rest[length]) == isArabic)
        {
            length++;
        }

        return length;
    }

    private static bool DividesPieces(char c) => Bidi.IsArabicLetter(c) || c is '،' or '؛' or '؟' or '«' or '»' or '(' or ')' or '[' or ']' or '…' or '؍';

    private void WritePiece(ReadOnlySpan<char> piece)
    {
        if (DividesPieces(piece[0]))
        {
            followsLatin = false;
            written.Append(piece);
        }
        else if (HasLatin(piece))
        {
            written.Append(piece);
            followsLatin = !EndsClause(piece[^1]);
        }
        else if (followsLatin || IsCode(piece))
        {
            written.Append(piece);
            followsLatin &= !EndsClause(piece[^1]);
        }
        else
        {
            WriteNumbers(piece);
        }
    }

    private static bool HasLatin(ReadOnlySpan<char> piece)
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

    private static bool EndsClause(char c) => c is ',' or '.' or ':' or ';' or '!' or '?' or '"' or '”';

    // Versions, IP addresses and dotted dates have several full stops; international phone numbers lead with +.
    private static bool IsCode(ReadOnlySpan<char> piece)
    {
        var (digits, dots) = (0, 0);
        for (var i = 0; i < piece.Length; i++)
        {
            digits += Digits.IsDigit(piece[i]) ? 1 : 0;
            dots += piece[i] is '.' && IsBetweenDigits(piece, i) ? 1 : 0;
        }

        return dots > 1 || (piece[0] is '+' && digits >= 7);
    }

    private void WriteNumbers(ReadOnlySpan<char> piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            var value = Digits.ValueOf(piece[i]);
            written.Append(value >= 0 ? Digits.Write(value, policy) : Symbol(piece, i));
        }
    }

    private char Symbol(ReadOnlySpan<char> piece, int i) => (policy, piece[i]) switch
    {
        (DigitPolicy.ArabicIndic, '.') when IsBetweenDigits(piece, i) => NumberSymbols.ArabicDecimal,
        (DigitPolicy.ArabicIndic, ',') when IsBetweenDigits(piece, i) && LeadsThreeDigits(piece, i) => NumberSymbols.ArabicGroup,
        (DigitPolicy.ArabicIndic, '%') when TouchesDigit(piece, i) => NumberSymbols.ArabicPercent,
        (DigitPolicy.Western, NumberSymbols.ArabicDecimal) when IsBetweenDigits(piece, i) => '.',
        (DigitPolicy.Western, NumberSymbols.ArabicGroup) when IsBetweenDigits(piece, i) => ',',
        (DigitPolicy.Western, NumberSymbols.ArabicPercent) when TouchesDigit(piece, i) => '%',
        var (_, same) => same,
    };

    private static bool IsBetweenDigits(ReadOnlySpan<char> piece, int i) => IsDigitAt(piece, i - 1) && IsDigitAt(piece, i + 1);

    private static bool TouchesDigit(ReadOnlySpan<char> piece, int i) => IsDigitAt(piece, i - 1) || IsDigitAt(piece, i + 1);

    private static bool LeadsThreeDigits(ReadOnlySpan<char> piece, int i) =>
        IsDigitAt(piece, i + 2) && IsDigitAt(piece, i + 3) && !IsDigitAt(piece, i + 4);

    private static bool IsDigitAt(ReadOnlySpan<char> piece, int i) => i >= 0 && i < piece.Length && Digits.IsDigit(piece[i]);
}
