using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>What the tailored news keeps of a reader: the history, what was dismissed, and what is believed.</summary>
internal sealed class KeptReading(NewsDb db, BeliefList beliefs, ReadingNotes notes, Edition edition) : IKeepsReaderData
{
    public string Part => "reading";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel) => new JsonObject
    {
        ["history"] = await HistoryAsync(readerId, cancel),
        ["dismissed"] = await DismissedAsync(readerId, cancel),
        ["beliefs"] = await BeliefsAsync(readerId, cancel),
    };

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        await notes.ForgetAsync(readerId, cancel);
        await db.Dismissals.Where(d => d.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.Leanings.Where(l => l.ReaderId == readerId).ExecuteDeleteAsync(cancel);
    }

    private async Task<JsonArray> HistoryAsync(long readerId, CancellationToken cancel)
    {
        var rows = await db.Readings.Where(r => r.ReaderId == readerId).OrderByDescending(r => r.OpenedAt)
            .Join(db.Articles, r => r.ArticleId, a => a.Id, (r, a) => new { a.Id, a.Slug, a.Headline, r.OpenedAt, r.FinishedAt, r.SharedAt })
            .OrderByDescending(row => row.OpenedAt).ToListAsync(cancel);
        return new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["headline"] = row.Headline,
            ["address"] = AddressOf(row.Id, row.Slug),
            ["openedAt"] = edition.Iso(row.OpenedAt),
            ["finishedAt"] = row.FinishedAt is { } finished ? edition.Iso(finished) : null,
            ["sharedAt"] = row.SharedAt is { } shared ? edition.Iso(shared) : null,
        })]);
    }

    private async Task<JsonArray> DismissedAsync(long readerId, CancellationToken cancel)
    {
        var rows = await db.Dismissals.Where(d => d.ReaderId == readerId)
            .Join(db.Articles, d => d.ArticleId, a => a.Id, (d, a) => new { a.Id, a.Slug, a.Headline, d.At })
            .OrderByDescending(row => row.At).ToListAsync(cancel);
        return new JsonArray([.. rows.Select(row => new JsonObject { ["headline"] = row.Headline, ["address"] = AddressOf(row.Id, row.Slug), ["at"] = edition.Iso(row.At) })]);
    }

    private async Task<JsonArray> BeliefsAsync(long readerId, CancellationToken cancel)
    {
        var believed = await beliefs.OfAsync(readerId, cancel);
        return new JsonArray([.. believed.Wishes.Concat(believed.Tastes).Select(belief => new JsonObject
        {
            ["kind"] = belief.Target.Kind.Name(),
            ["name"] = belief.Target.Name,
            ["words"] = edition.Say.Say(belief.PhraseKey, belief.Target.Name),
        })]);
    }

    private string AddressOf(long id, string slug) => edition.Absolute(Addresses.Encoded(Addresses.Article(id, slug))).AbsoluteUri;
}
