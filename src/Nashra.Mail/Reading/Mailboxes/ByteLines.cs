namespace Nashra.Mail.Reading.Mailboxes;

/// <summary>A stream in lines of bytes, their ends included; lines longer than the buffer come in pieces.</summary>
internal sealed class ByteLines(Stream stream)
{
    private readonly byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private bool endsLine = true;

    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>False for the further pieces of a long line.</summary>
    public bool BeginsLine { get; private set; }

    public async ValueTask<bool> NextAsync(CancellationToken cancel)
    {
        var length = LineLength();
        while (length == 0 && await FillAsync(cancel))
        {
            length = LineLength();
        }

        length = length == 0 ? end - start : length;
        BeginsLine = endsLine;
        Current = buffer.AsMemory(start, length);
        start += length;
        endsLine = Current.Span.EndsWith("\n"u8);
        return length > 0;
    }

    // A full buffer without a line end is handed out as it is.
    private int LineLength()
    {
        var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
        return found >= 0 ? found + 1 : end - start == buffer.Length ? buffer.Length : 0;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
        end += read;
        return read > 0;
    }
}
