using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers.Directories;

/// <summary>
/// A reader comes from the directory. An account that exists is joined only by an address that the directory has verified,
/// as we had verified it ourselves; and to one person of the directory only.
/// </summary>
public sealed class DirectoryArrival(NewsDb db, Arrival arrival, DirectorySettings settings, TimeProvider clock)
{
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        context.HandleResponse();
        if (context.Principal is not { } person || Said(person, "sub") is not { Length: > 0 and <= 256 } subject)
        {
            Refuse(context, "refused");
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await KnownAsync(subject, cancel) is not { } reader)
        {
            if (!string.Equals(Said(person, "email_verified"), "true", StringComparison.OrdinalIgnoreCase) || !EmailAddress.TryParse(Said(person, "email"), out var address))
            {
                Refuse(context, "unverified");
                return;
            }

            if (await JoinedAsync(address, subject, cancel) is not { } joined)
            {
                Refuse(context, "another");
                return;
            }

            reader = joined;
        }

        var welcome = await arrival.WelcomeAsync(context.HttpContext, reader, context.ReturnUri, cancel);
        await transaction.CommitAsync(cancel);
        context.Response.Redirect(((SeeOther)welcome).Path);
    }

    private static void Refuse(TicketReceivedContext context, string why) => context.Response.Redirect("/sign-in" + QueryString.Create("directory", why));

    private async Task<Reader?> KnownAsync(string subject, CancellationToken cancel)
    {
        var issuer = settings.Issuer.AbsoluteUri;
        return await db.Set<ReaderLogin>().Where(login => login.LoginProvider == issuer && login.ProviderKey == subject)
            .Join(db.Readers, login => login.UserId, reader => reader.Id, (_, reader) => reader).FirstOrDefaultAsync(cancel);
    }

    private async Task<Reader?> JoinedAsync(EmailAddress address, string subject, CancellationToken cancel)
    {
        var issuer = settings.Issuer.AbsoluteUri;
        var reader = await db.Readers.AtAsync(address, cancel);
        if (reader is null)
        {
            reader = Reader.Join(address, null, clock.GetUtcNow());
            db.Add(reader);
            await db.SaveChangesAsync(cancel);
        }
        else if (await db.Set<ReaderLogin>().AnyAsync(login => login.UserId == reader.Id && login.LoginProvider == issuer, cancel))
        {
            return null; // the address was given to somebody else since
        }

        db.Add(new ReaderLogin { LoginProvider = issuer, ProviderKey = subject, ProviderDisplayName = settings.Name, UserId = reader.Id });
        await db.SaveChangesAsync(cancel);
        return reader;
    }

    private static string? Said(ClaimsPrincipal person, string claim) => person.FindFirst(claim)?.Value;
}
