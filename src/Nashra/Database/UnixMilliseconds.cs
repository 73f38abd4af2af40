using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nashra.Database;

/// <summary>Instants as whole Unix milliseconds (UTC), the same on both providers.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
