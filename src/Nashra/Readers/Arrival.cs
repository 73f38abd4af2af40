using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>What happens when it is certain who the reader is: a new session, a letter when the device is new, and back to where the reader was.</summary>
public sealed class Arrival(NewsDb db, Sessions sessions, SecondFactor second, AccountLetters letters)
{
    /// <summary>After the first proof: in, or to the second question of who has switched it on. In the transaction that is open, if one is.</summary>
    public async Task<IActionResult> WelcomeAsync(HttpContext context, Reader reader, string? back, CancellationToken cancel)
    {
        if (reader.TwoFactorEnabled)
        {
            second.Ask(context, reader);
            await db.SaveChangesAsync(cancel);
            return new SeeOther("/sign-in/second" + QueryString.Create("back", Local(back)));
        }

        await EnterAsync(context, reader, cancel);
        return new SeeOther(Local(back));
    }

    /// <summary>When nothing is left to ask.</summary>
    public async Task EnterAsync(HttpContext context, Reader reader, CancellationToken cancel)
    {
        var device = Device.Of(context.Request).ToString();
        var devices = await db.ReaderSessions.Where(session => session.ReaderId == reader.Id).Select(session => session.Device).Distinct().ToListAsync(cancel);
        if (devices.Count > 0 && !devices.Contains(device))
        {
            db.Add(letters.NewDevice(reader.Address, Device.Parse(device)));
        }

        await sessions.OpenAsync(context, reader.Id, cancel);
    }

    /// <summary>A page of this site, else the front page: never an address elsewhere.</summary>
    public static string Local(string? back) => back is { Length: > 0 and <= 2048 } && SeeOther.IsLocal(back) ? back : "/";
}
