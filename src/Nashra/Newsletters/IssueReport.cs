using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters;

/// <summary>The account of an issue, counted from its rows. Nothing in it is called delivered.</summary>
public sealed record IssueReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required long Issue { get; init; }

    public required string Newsletter { get; init; }

    public required string Date { get; init; }

    public required string State { get; init; }

    public int Total { get; init; }

    public int Waiting { get; init; }

    public int Offered { get; init; }

    public int Accepted { get; init; }

    public int Refused { get; init; }

    public int Dropped { get; init; }

    public int Bounced { get; init; }

    public int Complained { get; init; }

    public int EverInDoubt { get; init; }

    /// <param name="db">The newspaper's database.</param>
    /// <param name="name">A number, or a newsletter's slug with «@» and a date; the last of that date.</param>
    /// <param name="cancel">Stops the search.</param>
    public static Task<Issue?> FindAsync(NewsDb db, string name, CancellationToken cancel)
    {
        var issues = db.Issues.AsNoTracking().Include(i => i.Newsletter);
        if (long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return issues.FirstOrDefaultAsync(i => i.Id == id, cancel);
        }

        return name.Split('@', 2) is [var slug, var date]
            ? issues.Where(i => i.Newsletter.Slug == slug && i.Date == date).OrderByDescending(i => i.Id).FirstOrDefaultAsync(cancel)
            : Task.FromResult<Issue?>(null);
    }

    public static async Task<IssueReport> OfAsync(NewsDb db, Issue issue, CancellationToken cancel)
    {
        var copies = db.Copies.Where(c => c.IssueId == issue.Id);
        var states = await copies.GroupBy(c => c.State).Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, cancel);
        return new IssueReport
        {
            Issue = issue.Id,
            Newsletter = issue.Newsletter.Slug,
            Date = issue.Date,
            State = JsonNamingPolicy.CamelCase.ConvertName(issue.State.ToString()),
            Total = states.Values.Sum(),
            Waiting = states.GetValueOrDefault(CopyState.Waiting),
            Offered = states.GetValueOrDefault(CopyState.Offered),
            Accepted = states.GetValueOrDefault(CopyState.Accepted),
            Refused = states.GetValueOrDefault(CopyState.Refused),
            Dropped = states.GetValueOrDefault(CopyState.Dropped),
            Bounced = await copies.CountAsync(c => c.BouncedAt != null, cancel),
            Complained = await copies.CountAsync(c => c.ComplainedAt != null, cancel),
            EverInDoubt = await copies.CountAsync(c => c.EverInDoubt, cancel),
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Newsletter}@{Date} (issue {Issue}, {State}): total {Total}, waiting {Waiting}, offered {Offered}, accepted {Accepted}, refused {Refused}, dropped {Dropped}, bounced {Bounced}, complained {Complained}, ever in doubt {EverInDoubt}");
}
