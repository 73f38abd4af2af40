using Nashra.Database;

namespace Nashra.Admin;

/// <summary>Whether this node may be sent readers: its database answers and has every migration.</summary>
public sealed class Readiness(Migrations migrations)
{
    public async Task<string?> WhyNotAsync(CancellationToken cancel)
    {
        try
        {
            return (await migrations.MissingAsync(cancel)).Count == 0 ? null : "migrations are missing";
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            return "the database does not answer";
        }
    }
}
