using System.Buffers;
using System.IO.Compression;

namespace Nashra.Import.Archive;

/// <summary>The lines of a JSON Lines file, plain or gzip, one at a time. A line of any length costs bounded memory.</summary>
internal sealed class ArchiveFile : IDisposable
{
    public const int LongestLine = 8 * 1024 * 1024;
    private readonly FileStream file;
    private readonly Stream stream;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private int start;
    private int end;
    private bool isAtEnd;

    public ArchiveFile(string path)
    {
        file = File.OpenRead(path);
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        stream = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>How much of the file has been read, from 0 to 1.</summary>
    public double Progress => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    /// <summary>Null at the end. An over-long line comes as <see cref="ArchiveText.IsTooLong"/> with nothing in it.</summary>
    /// <exception cref="InvalidDataException">The compressed file is damaged from here on.</exception>
    public async ValueTask<ArchiveText?> NextAsync(CancellationToken cancel)
    {
        var isTooLong = false;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0 || (isAtEnd && end > start))
            {
                var line = buffer.AsMemory(start, length >= 0 ? length : end - start);
                start += line.Length + (length >= 0 ? 1 : 0);
                isTooLong |= line.Length > LongestLine;
                return new ArchiveText(isTooLong ? ReadOnlyMemory<byte>.Empty : line, isTooLong);
            }

            if (isAtEnd)
            {
                return isTooLong ? new ArchiveText(ReadOnlyMemory<byte>.Empty, true) : null;
            }

            isTooLong |= end - start > LongestLine;
            await FillAsync(isTooLong, cancel);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        stream.Dispose();
        file.Dispose();
    }

    private async ValueTask FillAsync(bool dropping, CancellationToken cancel)
    {
        var kept = dropping ? 0 : end - start;
        if (kept == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(start, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        else if (kept > 0)
        {
            buffer.AsSpan(start, kept).CopyTo(buffer);
        }

        (start, end) = (0, kept);
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
        end += read;
        isAtEnd = read == 0;
    }
}

internal readonly record struct ArchiveText(ReadOnlyMemory<byte> Utf8, bool IsTooLong);
