using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Nashra.Readers;

/// <summary>A random 256-bit token: its text leaves the house, only its hash is stored.</summary>
public sealed record Secret(string Text)
{
    public const int Length = 43;

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    public static Secret Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Null when the text cannot be a token of ours.</summary>
    public static Secret? From(string? text) => text is { Length: Length } ? new Secret(text) : null;

    /// <summary>Six digits for a human to type; worth nothing without the browser's secret, with which they are hashed.</summary>
    public static string CreateCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    public byte[] HashWith(string code) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes(code));
}
