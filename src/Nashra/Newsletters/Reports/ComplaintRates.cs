using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters.Reports;

/// <summary>How many of the accepted copies their receivers called spam, by provider: the large ones act on these rates.</summary>
public static class ComplaintRates
{
    /// <summary>In thousandths: below it a sender is welcome, and at the second line mail is refused (Gmail, Yahoo).</summary>
    public const double Watch = 1.0;
    public const double Never = 3.0;

    private static readonly Dictionary<string, string> Families = new(StringComparer.Ordinal)
    {
        ["gmail.com"] = "Gmail",
        ["googlemail.com"] = "Gmail",
        ["outlook.com"] = "Outlook",
        ["hotmail.com"] = "Outlook",
        ["live.com"] = "Outlook",
        ["msn.com"] = "Outlook",
        ["outlook.sa"] = "Outlook",
        ["yahoo.com"] = "Yahoo",
        ["ymail.com"] = "Yahoo",
        ["aol.com"] = "Yahoo",
        ["yahoo.fr"] = "Yahoo",
        ["yahoo.co.uk"] = "Yahoo",
        ["icloud.com"] = "Apple",
        ["me.com"] = "Apple",
        ["mac.com"] = "Apple",
    };

    public static async Task<IReadOnlyList<ProviderRate>> SinceAsync(NewsDb db, DateTimeOffset since, CancellationToken cancel)
    {
        var domain = db.Database.IsNpgsql() ? "lower(split_part(s.address, '@', 2))" : "lower(substr(s.address, instr(s.address, '@') + 1))";
        var sql = FormattableString.Invariant(
            $"""
            SELECT {domain} AS "Domain", count(*) AS "Accepted", sum(CASE WHEN c.complained_at IS NULL THEN 0 ELSE 1 END) AS "Complained"
            FROM copy c JOIN subscription s ON s.id = c.subscription_id
            WHERE c.state = {(int)CopyState.Accepted} AND c.answered_at >= {since.ToUnixTimeMilliseconds()}
            GROUP BY {domain}
            """);
        var domains = await db.Database.SqlQueryRaw<DomainCount>(sql).ToListAsync(cancel);
        return [.. domains.GroupBy(count => Families.GetValueOrDefault(count.Domain, count.Domain))
            .Select(family => new ProviderRate(family.Key, family.Sum(count => count.Accepted), family.Sum(count => count.Complained)))
            .OrderByDescending(rate => rate.Accepted).ThenBy(rate => rate.Provider, StringComparer.Ordinal)];
    }

    private sealed record DomainCount(string Domain, long Accepted, long Complained);
}

public sealed record ProviderRate(string Provider, long Accepted, long Complained)
{
    public double PerThousand => Accepted == 0 ? 0 : 1000.0 * Complained / Accepted;
}
