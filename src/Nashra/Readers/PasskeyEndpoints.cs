using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>Passkeys (W3C Web Authentication): two questions and their answers, asked by /js/passkeys.js.</summary>
public static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder site)
    {
        var passkeys = site.MapGroup("/passkeys").WithMetadata(new EntranceAttribute());
        passkeys.MapPost("/creation", AskToCreateAsync).RequireAuthorization();
        passkeys.MapPost("/", CreateAsync).RequireAuthorization();
        passkeys.MapPost("/request", AskAsync);
        passkeys.MapPost("/sign-in", SignInAsync);
    }

    private static async Task<IResult> AskToCreateAsync(HttpContext context, NewsDb db, IPasskeyHandler<Reader> handler, PasskeyCeremony ceremony, CancellationToken cancel)
    {
        var reader = await ReaderAsync(context, db, cancel);
        var asked = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = reader.Id.ToString(CultureInfo.InvariantCulture),
                Name = reader.Email!,
                DisplayName = reader.Name is "" ? reader.Email! : reader.Name,
            },
            context);
        ceremony.Begin(context, asked.AttestationState);
        return Results.Text(asked.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, PasskeyAnswer answer, NewsDb db, IPasskeyHandler<Reader> handler, UserManager<Reader> accounts, PasskeyCeremony ceremony, Edition edition, CancellationToken cancel)
    {
        var reader = await ReaderAsync(context, db, cancel);
        if (await ceremony.EndAsync(context, cancel) is not { } state)
        {
            return Results.BadRequest();
        }

        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = answer.Credential.GetRawText(), AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != reader.Id.ToString(CultureInfo.InvariantCulture))
        {
            return Results.BadRequest();
        }

        var device = Device.Of(context.Request);
        made.Passkey.Name = $"{edition.Say[device.BrowserKey]} · {edition.Say[device.SystemKey]}";
        return (await accounts.AddOrUpdatePasskeyAsync(reader, made.Passkey)).Succeeded ? Results.NoContent() : Results.BadRequest();
    }

    // Names no account, so it tells nobody who has one: the browser offers what it holds for this site.
    private static async Task<IResult> AskAsync(HttpContext context, IPasskeyHandler<Reader> handler, PasskeyCeremony ceremony)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        ceremony.Begin(context, asked.AssertionState);
        return Results.Text(asked.RequestOptionsJson, "application/json");
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, PasskeyAnswer answer, IPasskeyHandler<Reader> handler, UserManager<Reader> accounts, PasskeyCeremony ceremony, Arrival arrival, CancellationToken cancel)
    {
        if (await ceremony.EndAsync(context, cancel) is not { } state)
        {
            return Results.BadRequest();
        }

        var shown = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = answer.Credential.GetRawText(), AssertionState = state });
        if (!shown.Succeeded)
        {
            return Results.BadRequest();
        }

        await accounts.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey); // its counter has moved on
        await arrival.EnterAsync(context, shown.User, cancel);
        return Results.Json(new { to = Arrival.Local(answer.Back) });
    }

    private static Task<Reader> ReaderAsync(HttpContext context, NewsDb db, CancellationToken cancel)
    {
        var id = context.User.ReaderId;
        return db.Readers.FirstAsync(reader => reader.Id == id, cancel);
    }

    private sealed record PasskeyAnswer(JsonElement Credential, string? Back);
}
