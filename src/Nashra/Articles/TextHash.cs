using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Nashra.Articles.Documents;

namespace Nashra.Articles;

/// <summary>A text in 64 bits: among ten million articles, one chance in some hundred thousand that two that differ look equal.</summary>
public static class TextHash
{
    public static long Of(string text) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Two bodies are one when their words are the same, however they are spaced.</summary>
    public static long Of(Document body) => Of(string.Join(' ', PlainText.Of(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
