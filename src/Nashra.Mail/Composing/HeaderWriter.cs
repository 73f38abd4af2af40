using System.Buffers;
using System.Text;

namespace Nashra.Mail;

/// <summary>Writes header fields, folded at 78 octets (RFC 5322, 2.1.1) and never beyond 998.</summary>
internal ref struct HeaderWriter(IBufferWriter<byte> output, bool utf8)
{
    private const int LongestLine = 78;
    private const int LongestWord = 900;
    private const int LongestQuotedName = 60;
    private int column;
    private int firstToken;

    public void Start(string name)
    {
        Put(name);
        Put(":");
        firstToken = column;
    }

    public void End() => Fold();

    /// <summary>A token that stands alone, after a space, on a new line if this one is full.</summary>
    public void Token(ReadOnlySpan<char> token)
    {
        FoldBefore(Encoding.UTF8.GetByteCount(token) + 1);
        Put(" ");
        Put(token);
    }

    /// <summary>Free text: as it is where that reads back the same, else as encoded words.</summary>
    public void Text(string text)
    {
        if (!IsPlain(text))
        {
            Words(text);
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var word = NextWord(text, start);
            FoldBefore(Encoding.UTF8.GetByteCount(word) + 1);
            Put(start == 0 ? " " : "");
            Put(word);
            start += word.Length;
        }
    }

    public void Mailbox(Mailbox mailbox)
    {
        Phrase(mailbox.Name);
        Token(mailbox.Name is "" ? mailbox.WireAddress : $"<{mailbox.WireAddress}>");
    }

    /// <summary>A name before an address: bare words, a quoted string or encoded words, whichever reads back the same.</summary>
    public void Phrase(string name)
    {
        if (name.Split(' ').All(word => Ascii.IsValid(word) && word.Length > 0 && AddressSyntax.IsAtom(word)) && IsPlain(name))
        {
            Text(name);
        }
        else if (name.Length is > 0 and <= LongestQuotedName && IsPlain(name) && !name.Contains("  ", StringComparison.Ordinal))
        {
            Token($"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
        else
        {
            Words(name);
        }
    }

    private static ReadOnlySpan<char> NextWord(string text, int start)
    {
        var word = text.AsSpan(start);
        var letters = word.IndexOfAnyExcept(' ');
        var end = word[letters..].IndexOf(' ');
        return end < 0 ? word : word[..(letters + end)];
    }

    // What looks like an encoded word would be read as one; spaces at either end would be lost.
    private readonly bool IsPlain(string text)
    {
        if (text is [' ', ..] or [.., ' '] || text.Contains("=?", StringComparison.Ordinal) || !(utf8 || Ascii.IsValid(text)))
        {
            return false;
        }

        for (var start = 0; start < text.Length;)
        {
            var word = NextWord(text, start);
            if (Encoding.UTF8.GetByteCount(word) > LongestWord)
            {
                return false;
            }

            start += word.Length;
        }

        return true;
    }

    private void Words(string text)
    {
        var encoded = new EncodedWords(text);
        while (!encoded.IsDone)
        {
            if (encoded.Next(EncodedWords.LongestLine - column - 1) is not { IsEmpty: false } word)
            {
                Fold();
                continue;
            }

            output.Write(" "u8);
            output.Write(word);
            column += word.Length + 1;
        }
    }

    // Never between the name and the first token: some programs take the space that follows for a part of the value.
    private void FoldBefore(int octets)
    {
        if (column + octets > LongestLine && column > 0 && column != firstToken)
        {
            Fold();
        }
    }

    private void Fold()
    {
        output.Write("\r\n"u8);
        (column, firstToken) = (0, 0);
    }

    private void Put(ReadOnlySpan<char> text) => column += (int)Encoding.UTF8.GetBytes(text, output);
}
