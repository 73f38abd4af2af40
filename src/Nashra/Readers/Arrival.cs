using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>What happens when it is certain who the reader is: a new session, a letter when the device is new, and back to where the reader was.</summary>
public sealed class Arrival(NewsDb db, Sessions sessions, AccountLetters letters)
{
    /// <summary>In the transaction that is open, if one is.</summary>
    public async Task<IActionResult> WelcomeAsync(HttpContext context, Reader reader, string? back, CancellationToken cancel)
    {
        var device = Device.Of(context.Request).ToString();
        var devices = await db.ReaderSessions.Where(session => session.ReaderId == reader.Id).Select(session => session.Device).Distinct().ToListAsync(cancel);
        if (devices.Count > 0 && !devices.Contains(device))
        {
            db.Add(letters.NewDevice(reader.Address, Device.Parse(device)));
        }

        await sessions.OpenAsync(context, reader.Id, cancel);
        return new SeeOther(Local(back));
    }

    /// <summary>A page of this site, else the front page: never an address elsewhere.</summary>
    public static string Local(string? back) => back is { Length: > 0 and <= 2048 } && WebAddress.IsLocal(back) ? back : "/";
}
