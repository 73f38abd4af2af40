using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// What tells this database from its copies. PostgreSQL: the cluster, the database in it, and the timeline, which changes
/// when a standby takes over or a backup is recovered. SQLite: a mark beside the file, in no backup, and the machine.
/// </summary>
public sealed class DatabaseIdentity(Installation installation)
{
    private const string MachineFile = "/etc/machine-id";

    private string Mark => installation.FilePath("sending.identity");

    public async Task<string> OfAsync(NewsDb db, CancellationToken cancel) => db.Database.IsNpgsql()
        ? await db.Database.SqlQuery<string>(
            $"""
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
                || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS "Value"
            """).SingleAsync(cancel)
        : await OfFileAsync(cancel);

    /// <summary>The database in this folder is another from now on.</summary>
    public void Forget() => File.Delete(Mark);

    private async Task<string> OfFileAsync(CancellationToken cancel)
    {
        if (!File.Exists(Mark))
        {
            await File.WriteAllTextAsync(Mark, Guid.NewGuid().ToString("N"), cancel);
        }

        var machine = File.Exists(MachineFile) ? (await File.ReadAllTextAsync(MachineFile, cancel)).Trim() : "";
        return $"{(await File.ReadAllTextAsync(Mark, cancel)).Trim()}/{machine}";
    }
}
