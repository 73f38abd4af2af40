using System.Globalization;
using System.Security.Claims;

namespace Nashra.Platform;

/// <summary>Who asks: the reader's number where one is signed in, as any feature may need it.</summary>
public static class SignedIn
{
    extension(ClaimsPrincipal who)
    {
        public long? ReaderId =>
            long.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
