namespace Nashra.Platform;

/// <summary>A row's number as it stands in an address: Crockford's base 32 in lower case, without letters that look alike.</summary>
public static class ShortId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string From(long id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        Span<char> digits = stackalloc char[13];
        var at = digits.Length;
        do
        {
            digits[--at] = Alphabet[(int)(id & 31)];
            id >>= 5;
        }
        while (id > 0);
        return new string(digits[at..]);
    }

    public static bool TryParse(string? text, out long id)
    {
        id = 0;
        if (text is null or { Length: 0 or > 12 })
        {
            return false;
        }

        foreach (var letter in text)
        {
            var digit = Alphabet.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            id = (id << 5) | (uint)digit;
        }

        return true;
    }
}
