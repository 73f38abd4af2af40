using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Nashra.Platform;

/// <summary>Who asks: the reader's number where one is signed in, as any feature may need it.</summary>
public static class SignedIn
{
    extension(ClaimsPrincipal who)
    {
        /// <summary>A name for the reader's own things on her device: it tells apart, and tells nobody who.</summary>
        public string? ReaderMark =>
            who.ReaderId is { } id ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"device of reader {id}"))).AsSpan(0, 8)) : null;

        public long? ReaderId =>
            long.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
