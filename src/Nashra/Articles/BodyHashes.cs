using System.Security.Cryptography;
using System.Text;
using Nashra.Articles.Documents;

namespace Nashra.Articles;

/// <summary>What two bodies must share to be one: the same words, however they are spaced.</summary>
internal static class BodyHashes
{
    public static byte[] Of(Document body)
    {
        var words = string.Join(' ', PlainText.Of(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return SHA256.HashData(Encoding.UTF8.GetBytes(words))[..16];
    }
}
