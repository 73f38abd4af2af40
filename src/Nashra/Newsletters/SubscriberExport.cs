using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters;

/// <summary>A newsletter's subscribers as a list that any program reads, and ours takes back: everyone with the proof of consent, leavers too.</summary>
public sealed class SubscriberExport(NewsDb db)
{
    private const string Titles = "address,name,state,consent_time,consent_source,consent_text,left_at,left_because";

    public async Task<int> WriteAsync(Newsletter newsletter, TextWriter list, CancellationToken cancel)
    {
        await list.WriteLineAsync(Titles);
        var count = 0;
        await foreach (var subscription in db.Subscriptions.AsNoTracking().Where(s => s.NewsletterId == newsletter.Id && s.State != SubscriptionState.Pending).OrderBy(s => s.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            string[] fields =
            [
                subscription.Address, subscription.Name, subscription.State == SubscriptionState.Active ? "active" : "left",
                Moment(subscription.ConfirmedAt), subscription.ConsentSource, subscription.ConsentText, Moment(subscription.LeftAt), subscription.LeftBecause ?? "",
            ];
            await list.WriteLineAsync(string.Join(',', fields.Select(Quoted)));
            count++;
        }

        return count;
    }

    private static string Moment(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    // A field that a spreadsheet would take for a formula is kept from being one.
    private static string Quoted(string text) =>
        $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
