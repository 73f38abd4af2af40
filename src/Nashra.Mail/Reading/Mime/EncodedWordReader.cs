using System.Text;

namespace Nashra.Mail.Reading.Mime;

/// <summary>
/// Encoded words in header fields (RFC 2047), with the liberties that real mail takes: words inside quotation marks,
/// glued to other text, and characters cut in two between neighbouring words.
/// </summary>
public static class EncodedWordReader
{
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        var pending = new Run();
        var rest = 0;
        for (var at = value.IndexOf("=?", StringComparison.Ordinal); at >= 0; at = Next(value, at, rest))
        {
            if (Word.At(value, at) is not { } word)
            {
                continue;
            }

            var between = value.AsSpan(rest, at - rest);
            if (!pending.Takes(word) || !between.IsWhiteSpace())
            {
                pending.Flush(text);
                text.Append(pending.IsFresh || !between.IsWhiteSpace() ? between : []);
            }

            pending.Add(word);
            rest = word.End;
        }

        pending.Flush(text);
        return text.Append(value.AsSpan(rest)).ToString();
    }

    private static int Next(string value, int at, int rest) => value.IndexOf("=?", Math.Max(at + 1, rest), StringComparison.Ordinal);

    /// <summary>Neighbouring words of one charset, whose bytes are joined before they become characters.</summary>
    private sealed class Run
    {
        private readonly List<byte> bytes = [];
        private string charset = "";

        public bool IsFresh { get; private set; } = true;

        public bool Takes(Word word) => charset.Equals(word.Charset, StringComparison.OrdinalIgnoreCase);

        public void Add(Word word)
        {
            IsFresh = false;
            charset = word.Charset;
            bytes.AddRange(word.Bytes.Span);
        }

        public void Flush(StringBuilder text)
        {
            text.Append(Charsets.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes), charset));
            bytes.Clear();
            charset = "";
        }
    }

    private readonly record struct Word(string Charset, ReadOnlyMemory<byte> Bytes, int End)
    {
        private const int LongestWord = 4000;

        /// <summary>Reads <c>=?charset?B?text?=</c> at a position; null when it is none after all.</summary>
        public static Word? At(string value, int at)
        {
            var window = value.AsSpan(at, Math.Min(LongestWord, value.Length - at));
            var charsetEnd = window[2..].IndexOf('?') + 2;
            if (charsetEnd < 3 || charsetEnd + 2 >= window.Length || window[charsetEnd + 2] != '?')
            {
                return null;
            }

            var textAt = charsetEnd + 3;
            var length = window[textAt..].IndexOf("?=");
            if (length < 0)
            {
                return null;
            }

            var encoded = Encoding.Latin1.GetBytes(window.Slice(textAt, length).ToString());
            ReadOnlyMemory<byte>? bytes = window[charsetEnd + 1] switch
            {
                'b' or 'B' => TransferEncoding.Base64(encoded),
                'q' or 'Q' => TransferEncoding.QuotedPrintable(WithSpaces(encoded)),
                _ => null,
            };
            return bytes is { } known ? new Word(window[2..charsetEnd].ToString(), known, at + textAt + length + 2) : null;
        }

        private static byte[] WithSpaces(byte[] encoded)
        {
            encoded.AsSpan().Replace((byte)'_', (byte)' ');
            return encoded;
        }
    }
}
