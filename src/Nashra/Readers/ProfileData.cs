using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Readers;

/// <summary>The account itself: profile, addresses, devices, passkeys, and the letters about it.</summary>
internal sealed class ProfileData(NewsDb db, RecentSessions recent, Postbox postbox) : IKeepsReaderData
{
    public string Part => "profile";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel)
    {
        var reader = await db.Readers.AsNoTracking().FirstAsync(r => r.Id == readerId, cancel);
        return new JsonObject
        {
            ["email"] = reader.Email,
            ["name"] = reader.Name,
            ["joinedAt"] = reader.JoinedAt,
            ["keepsReadingHistory"] = reader.KeepsHistory,
            ["isTailored"] = reader.IsTailored,
            ["hasPassword"] = reader.PasswordHash is not null,
            ["hasSecondFactor"] = reader.TwoFactorEnabled,
            ["formerAddresses"] = new JsonArray([.. (await FormerAsync(readerId, cancel)).Select(former => new JsonObject { ["email"] = former.Address, ["until"] = former.Until })]),
            ["devices"] = new JsonArray([.. (await SessionsAsync(readerId, cancel)).Select(session =>
                new JsonObject { ["device"] = session.Device, ["since"] = session.CreatedAt, ["lastSeen"] = session.LastSeenAt })]),
            ["passkeys"] = new JsonArray([.. (await PasskeysAsync(readerId, cancel)).Select(passkey =>
                new JsonObject { ["name"] = passkey.Data.Name, ["since"] = passkey.Data.CreatedAt })]),
            ["keys"] = new JsonArray([.. (await KeysAsync(readerId, cancel)).Select(key =>
                new JsonObject { ["name"] = key.Name, ["scopes"] = key.Scopes.ToString(), ["since"] = key.CreatedAt, ["lastUsed"] = key.LastUsedAt })]),
            ["directories"] = new JsonArray([.. (await DirectoriesAsync(readerId, cancel)).Select(login => new JsonObject { ["name"] = login.ProviderDisplayName, ["address"] = login.LoginProvider })]),
        };
    }

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        var reader = await db.Readers.AsNoTracking().FirstAsync(r => r.Id == readerId, cancel);
        List<EmailAddress> addresses = [reader.Address, .. (await FormerAsync(readerId, cancel)).Select(former => EmailAddress.Parse(former.Address))];
        foreach (var (text, key) in addresses.Select(address => (address.Text, address.Key)))
        {
            await db.Letters.Where(letter => letter.RecipientKey == key).ExecuteDeleteAsync(cancel);
            await db.AddressProofs.Where(proof => proof.AddressKey == key).ExecuteDeleteAsync(cancel);
            postbox.Forget(text);
        }

        await EraseQuestionsToNewAddressesAsync(readerId, cancel);
        recent.ForgetReader(readerId);
    }

    // A change of address that was never confirmed has sent a letter, too.
    private async Task EraseQuestionsToNewAddressesAsync(long readerId, CancellationToken cancel)
    {
        var asked = await db.AddressProofs.Where(proof => proof.ReaderId == readerId).Select(proof => new { proof.Address, proof.AddressKey }).ToListAsync(cancel);
        var keys = asked.ConvertAll(proof => proof.AddressKey);
        await db.Letters.Where(letter => keys.Contains(letter.RecipientKey)).ExecuteDeleteAsync(cancel);
        asked.ForEach(proof => postbox.Forget(proof.Address));
    }

    private Task<List<FormerAddress>> FormerAsync(long readerId, CancellationToken cancel) =>
        db.Set<FormerAddress>().AsNoTracking().Where(former => former.ReaderId == readerId).OrderBy(former => former.Id).ToListAsync(cancel);

    private Task<List<ReaderSession>> SessionsAsync(long readerId, CancellationToken cancel) =>
        db.ReaderSessions.AsNoTracking().Where(session => session.ReaderId == readerId).OrderBy(session => session.Id).ToListAsync(cancel);

    private Task<List<AccessKey>> KeysAsync(long readerId, CancellationToken cancel) =>
        db.Set<AccessKey>().AsNoTracking().Where(key => key.ReaderId == readerId).OrderBy(key => key.Id).ToListAsync(cancel);

    private Task<List<ReaderLogin>> DirectoriesAsync(long readerId, CancellationToken cancel) =>
        db.Set<ReaderLogin>().AsNoTracking().Where(login => login.UserId == readerId).ToListAsync(cancel);

    private Task<List<ReaderPasskey>> PasskeysAsync(long readerId, CancellationToken cancel) =>
        db.Set<ReaderPasskey>().AsNoTracking().Where(passkey => passkey.UserId == readerId).ToListAsync(cancel);
}
