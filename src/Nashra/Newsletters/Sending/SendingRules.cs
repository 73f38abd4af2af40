using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters.Sending;

/// <summary>What the paper has decided about sending.</summary>
public sealed record SendingRules
{
    private const string Name = "sending.rules";

    /// <summary>A copy whose answer never came waits for a person, instead of being offered again under the same Message-ID.</summary>
    public bool HoldsDoubt { get; init; }

    public static async Task<SendingRules> ReadAsync(NewsDb db, CancellationToken cancel) =>
        await db.Set<Setting>().AsNoTracking().Where(s => s.Name == Name).Select(s => s.Json).FirstOrDefaultAsync(cancel) is { } json
            ? JsonSerializer.Deserialize<SendingRules>(json, JsonSerializerOptions.Web)!
            : new SendingRules();

    public Task WriteAsync(NewsDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO setting (name, json) VALUES ({Name}, {JsonSerializer.Serialize(this, JsonSerializerOptions.Web)}) ON CONFLICT (name) DO UPDATE SET json = excluded.json", cancel);
}

internal static class IssuesThatMayLeave
{
    extension(IQueryable<Issue> issues)
    {
        /// <summary>While sending is disarmed, only what a person has ordered since.</summary>
        public IQueryable<Issue> MayLeave(ArmState arm)
        {
            var (isArmed, since) = (arm.IsArmed, arm.Since);
            return issues.Where(i => i.State == IssueState.Sending && (isArmed || i.OrderedAt >= since));
        }
    }
}
