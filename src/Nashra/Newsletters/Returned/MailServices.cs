using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail.Reading.Webhooks;
using Nashra.Platform;

namespace Nashra.Newsletters.Returned;

/// <summary>
/// The mail services that may post what came back, each to an address of its own that nobody can guess; where the service
/// also signs and the operator has given its key, the signature is asked for as well.
/// </summary>
public sealed class MailServices(NewsDb db, MailTokens tokens, TimeProvider clock)
{
    private const string Name = "mail.services";
    private const int Services = 16; // room in a token's number for the service below its edition
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Where on our site the service may post; null when it was never agreed on.</summary>
    public async Task<string?> PathAsync(WebhookProvider service, CancellationToken cancel) =>
        await AgreedAsync(service, cancel) is { } agreed ? $"/mail/returned/{tokens.For(MailTokenKind.MailService, NumberOf(service, agreed))}" : null;

    /// <summary>Safe to repeat: the address stays, and so does the key while none is given.</summary>
    public Task AgreeAsync(WebhookProvider service, string? key, CancellationToken cancel) =>
        ChangeAsync(service, known => known is null ? new MailService { Key = key ?? "" } : known with { Key = key ?? known.Key }, cancel);

    /// <summary>A new address; whoever learned of the former one can post nothing any more.</summary>
    public Task RenewAsync(WebhookProvider service, CancellationToken cancel) =>
        ChangeAsync(service, known => known is null ? null : known with { Edition = known.Edition + 1 }, cancel);

    public async Task<MailService?> AgreedAsync(WebhookProvider service, CancellationToken cancel) => (await ReadAsync(cancel)).GetValueOrDefault(service);

    /// <summary>Null when the token opens nothing, or nothing any more.</summary>
    public async Task<(WebhookProvider Service, MailService Agreed)?> FindAsync(string token, CancellationToken cancel) =>
        tokens.Read(token, MailTokenKind.MailService) is { } number
        && (WebhookProvider)(number % Services) is var service
        && await AgreedAsync(service, cancel) is { } agreed
        && NumberOf(service, agreed) == number
            ? (service, agreed)
            : null;

    /// <summary>Amazon asks whether it may post here; a person answers by opening its address.</summary>
    public Task AsksToConfirmAsync(WebhookProvider service, string address, CancellationToken cancel) =>
        ChangeAsync(service, known => known is null ? null : known with { ConfirmAt = address, AskedAt = clock.GetUtcNow() }, cancel);

    private static long NumberOf(WebhookProvider service, MailService agreed) => ((long)agreed.Edition * Services) + (int)service;

    private async Task ChangeAsync(WebhookProvider service, Func<MailService?, MailService?> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO setting (name, json) VALUES ({Name}, {"{}"}) ON CONFLICT (name) DO UPDATE SET json = setting.json", cancel);
        var all = await ReadAsync(cancel);
        if (change(all.GetValueOrDefault(service)) is { } changed)
        {
            all[service] = changed;
            var json = JsonSerializer.Serialize(all, Json);
            await db.Set<Setting>().Where(s => s.Name == Name).ExecuteUpdateAsync(set => set.SetProperty(s => s.Json, json), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task<Dictionary<WebhookProvider, MailService>> ReadAsync(CancellationToken cancel) =>
        await db.Set<Setting>().AsNoTracking().Where(s => s.Name == Name).Select(s => s.Json).FirstOrDefaultAsync(cancel) is { } json
            ? JsonSerializer.Deserialize<Dictionary<WebhookProvider, MailService>>(json, Json)!
            : [];
}

/// <summary>What was agreed with one service.</summary>
public sealed record MailService
{
    /// <summary>Counts up when its address is renewed; the former one opens nothing then.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Mailgun's signing key, SendGrid's verification key, or the certificate of Amazon's notices; empty where the address alone must do.</summary>
    public string Key { get; init; } = "";

    /// <summary>Where a person may tell Amazon that it may post here; empty when it has not asked.</summary>
    public string ConfirmAt { get; init; } = "";

    public DateTimeOffset? AskedAt { get; init; }
}
