using System.Buffers;
using System.Globalization;

namespace Nashra.Mail.Reading.Mailboxes;

/// <summary>Cuts lines into messages at mbox separators and takes the quotation of inner ones (<c>&gt;From </c>) back.</summary>
internal sealed class MboxCutter(string name, int mostBytes)
{
    private readonly ArrayBufferWriter<byte> message = new();
    private bool isFirstLine = true;
    private bool isMbox;
    private bool mayEnd;
    private bool isCut;
    private int number;

    /// <summary>Takes a line, or a further piece of one.</summary>
    /// <returns>The message before it, when the line separates two.</returns>
    public RawMail? Take(ReadOnlySpan<byte> line, bool beginsLine)
    {
        RawMail? complete = null;
        if (beginsLine && line.StartsWith("From "u8) && (isFirstLine || (isMbox && mayEnd && IsEnvelope(line))))
        {
            complete = isFirstLine ? null : Complete();
            isMbox = true;
        }

        // The separator stays on top of its message, where the reader of headers passes over it.
        Keep(isMbox && beginsLine && IsQuoted(line) ? line[1..] : line);
        isFirstLine = false;
        mayEnd = beginsLine && (line.TrimEnd("\r\n"u8).IsEmpty || line.StartsWith("--"u8));
        return complete;
    }

    /// <summary>What is left at the end; null when nothing was there at all.</summary>
    public RawMail? Last() => isFirstLine ? null : Complete();

    private void Keep(ReadOnlySpan<byte> line)
    {
        var room = mostBytes - message.WrittenCount;
        isCut |= line.Length > room;
        message.Write(line[..Math.Min(line.Length, room)]);
    }

    private RawMail Complete()
    {
        number++;
        var complete = new RawMail(isMbox ? string.Create(CultureInfo.InvariantCulture, $"{name}#{number}") : name, message.WrittenSpan.ToArray(), isCut);
        message.ResetWrittenCount();
        isCut = false;
        return complete;
    }

    // "From a@b Thu Apr 29 23:34:45 2015": a sentence that begins with From has no clock time in it.
    private static bool IsEnvelope(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 5 && colon + 2 < line.Length && char.IsAsciiDigit((char)line[colon - 1]) && char.IsAsciiDigit((char)line[colon + 1]);
    }

    private static bool IsQuoted(ReadOnlySpan<byte> line) => line.StartsWith(">"u8) && line.TrimStart((byte)'>').StartsWith("From "u8);
}
