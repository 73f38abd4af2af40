using System.IO.Compression;
using System.Security.Cryptography;

namespace Nashra.Platform.Caching;

/// <summary>A finished answer: its bytes as they go over the wire, and when it was made.</summary>
internal sealed record CachedPage(byte[] Body, string ContentType, string? ContentEncoding, string ETag, long Seq, long MadeAt)
{
    // Headers and the entry itself; keeps a flood of tiny pages inside the budget too.
    public const int Overhead = 512;

    public static CachedPage Of(byte[] body, string contentType, ContentCoding coding, long seq, long madeAt)
    {
        var compressed = coding switch
        {
            ContentCoding.Brotli => Compress(body, stream => new BrotliStream(stream, CompressionLevel.Optimal)),
            ContentCoding.Gzip => Compress(body, stream => new GZipStream(stream, CompressionLevel.Optimal)),
            _ => body,
        };
        var name = coding switch { ContentCoding.Brotli => "br", ContentCoding.Gzip => "gzip", _ => null };
        return new CachedPage(compressed, contentType, name, $"\"{Convert.ToHexStringLower(SHA256.HashData(compressed)[..12])}\"", seq, madeAt);
    }

    private static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        using var into = new MemoryStream(body.Length / 3);
        using (var stream = compressor(into))
        {
            stream.Write(body);
        }

        return into.ToArray();
    }
}

internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <param name="Lite">The reader chose the lite page.</param>
/// <param name="SavesData">The browser asks for little data: the page offers the lite one.</param>
internal readonly record struct PageKey(string Target, ContentCoding Coding, bool Lite, bool SavesData);
