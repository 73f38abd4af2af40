using System.Text;

namespace Nashra.Mail.Reading.Bounces;

/// <summary>Brings server messages into one form and looks for phrases in it.</summary>
internal static class Wording
{
    /// <summary>Characters of a report that are looked at; servers say the cause within the first lines.</summary>
    public const int MostCharacters = 8_000;

    /// <summary>
    /// Lower case, one space between words, and no addresses, links or repeated reply codes, so that a phrase is found
    /// although it was folded or continued over lines, and is never found inside somebody's address.
    /// </summary>
    public static string Flatten(string text)
    {
        var flat = new StringBuilder(Math.Min(text.Length, MostCharacters));
        foreach (var word in text.AsSpan()[..Math.Min(text.Length, MostCharacters)].Tokenize())
        {
            var kept = WithoutAddress(word);
            if (!kept.IsEmpty && !IsNoise(kept))
            {
                flat.Append(flat.Length == 0 ? "" : " ").Append(kept);
            }
        }

        return flat.Replace('’', '\'').ToString().ToLowerInvariant();
    }

    public static bool SaysAny(string flat, ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Says(flat, phrase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A star in a phrase stands for at most 60 other characters.</summary>
    private static bool Says(string flat, string phrase)
    {
        var star = phrase.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return flat.Contains(phrase, StringComparison.Ordinal);
        }

        const int widest = 60;
        var (first, second) = (phrase[..star].TrimEnd(), phrase[(star + 1)..].TrimStart());
        for (var at = flat.IndexOf(first, StringComparison.Ordinal); at >= 0; at = flat.IndexOf(first, at + 1, StringComparison.Ordinal))
        {
            var after = flat.AsSpan(at + first.Length);
            if (after[..Math.Min(after.Length, widest + second.Length)].Contains(second, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // FROM:<a@b> says FROM: all the same.
    private static ReadOnlySpan<char> WithoutAddress(ReadOnlySpan<char> word) =>
        !word.Contains('@') ? word : word.IndexOf('<') is var opened and > 0 ? word[..opened] : [];

    private static bool IsNoise(ReadOnlySpan<char> word) => word.Contains("://", StringComparison.Ordinal) || StatusCode.IsContinuation(word);

    private static SpaceSeparated Tokenize(this ReadOnlySpan<char> text) => new(text);

    private ref struct SpaceSeparated(ReadOnlySpan<char> rest)
    {
        private ReadOnlySpan<char> rest = rest;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly SpaceSeparated GetEnumerator() => this;

        public bool MoveNext()
        {
            rest = rest.TrimStart();
            var length = 0;
            while (length < rest.Length && !char.IsWhiteSpace(rest[length]))
            {
                length++;
            }

            Current = rest[..length];
            rest = rest[length..];
            return length > 0;
        }
    }
}
