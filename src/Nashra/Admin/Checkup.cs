using System.Globalization;
using System.Net.Sockets;
using Nashra.Database;
using Nashra.Mail;
using Nashra.Newsletters.Sending;
using Nashra.Platform;
using Nashra.Platform.Keys;
using Nashra.Platform.Post;

namespace Nashra.Admin;

/// <summary>What must hold on this machine before readers depend on it.</summary>
public sealed class Checkup(Installation installation, NewsDb db, Migrations migrations, Arming arming)
{
    private const string CardPress = "rsvg-convert";
    private const long Megabyte = 1024 * 1024;
    private const long LittleSpace = 1024 * Megabyte;
    private const long NoSpace = 100 * Megabyte;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal async IAsyncEnumerable<Finding> LookAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Globalization.WhyItCannotRun() is null ? Finding.Fine("admin.icu") : Finding.Broken("admin.icu_missing");
        var database = await DatabaseAsync(cancel);
        yield return database;
        if (database.Health == Health.Ok)
        {
            yield return await AddressAsync(cancel);
            yield return (await arming.StateAsync(cancel)).Why is { } why ? Finding.Doubtful($"newsletters.disarmed.{why}".ToLowerInvariant()) : Finding.Fine("newsletters.armed");
        }

        yield return KeyFileIsThere() ? Finding.Fine("admin.key_file") : Finding.Doubtful("admin.key_file_missing");
        yield return IsInPath(CardPress) ? Finding.Fine("admin.cards") : Finding.Doubtful("admin.cards_missing");
        yield return Disk();
        yield return await MailAsync(cancel);
    }

    private async Task<Finding> DatabaseAsync(CancellationToken cancel)
    {
        if (installation.Postgres is null && !File.Exists(installation.FilePath("nashra.db")))
        {
            return Finding.Doubtful("admin.database_empty", installation.DataFolder);
        }

        try
        {
            var missing = await migrations.MissingAsync(cancel);
            return missing.Count == 0 ? Finding.Fine("admin.database") : Finding.Broken("admin.database_behind", missing.Count);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            return Finding.Broken("admin.database_unreachable", fault.Message);
        }
    }

    private async Task<Finding> AddressAsync(CancellationToken cancel) =>
        (await Publication.ReadAsync(db, cancel)).Address is { } address ? Finding.Fine("admin.address", address) : Finding.Doubtful("admin.address_missing");

    private bool KeyFileIsThere() => File.Exists(KeyFile.PathIn(installation));

    private static bool IsInPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private Finding Disk()
    {
        var free = new DriveInfo(installation.DataFolder).AvailableFreeSpace;
        return free < NoSpace ? Finding.Broken("admin.disk_full", free / Megabyte)
            : free < LittleSpace ? Finding.Doubtful("admin.disk_low", free / Megabyte)
            : Finding.Fine("admin.disk", free / Megabyte);
    }

    private static async Task<Finding> MailAsync(CancellationToken cancel)
    {
        try
        {
            return MailSettings.Parse(Environment.GetEnvironmentVariable(MailSettings.Variable)).Server is { } server
                ? await ReachAsync(server, cancel)
                : Finding.Doubtful("admin.mail_postbox");
        }
        catch (FormatException fault)
        {
            return Finding.Broken("admin.mail_misspelt", fault.Message);
        }
    }

    private static async Task<Finding> ReachAsync(SmtpServer server, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var wire = new TcpClient();
            await wire.ConnectAsync(server.Host, server.Port, patience.Token);
            return Finding.Fine("admin.mail", server.Host, PortOf(server));
        }
        catch (Exception fault) when (fault is SocketException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Finding.Broken("admin.mail_unreachable", server.Host, PortOf(server));
        }
    }

    // Part of an address, so neither grouped nor in the publication's digits.
    private static string PortOf(SmtpServer server) => server.Port.ToString(CultureInfo.InvariantCulture);
}
