using System.CommandLine;
using Nashra.Arabic;
using Nashra.Localization;
using Nashra.Newsletters.Sending;
using Nashra.Platform;
using Nashra.Platform.Keys;
using Npgsql;

namespace Nashra.Admin;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>. PostgreSQL keeps its own backups: the verbs say with which command.</summary>
internal static class BackupVerbs
{
    public static Command Backup(Func<ParseResult, Installation> installation)
    {
        var file = File("where to write it, such as nashra-2026-11-22.tar.gz");
        var command = new Command("backup", "write the whole paper into one file, also while it is served") { file };
        command.SetAction((parsed, cancel) => BackupAsync(installation(parsed), parsed.GetValue(file)!.FullName, cancel));
        return command;
    }

    /// <param name="installation">Where the paper is to stand.</param>
    /// <param name="forget">Erases again whom the restored paper should not know any more, and says how many.</param>
    public static Command Restore(Func<ParseResult, Installation> installation, Func<Installation, CancellationToken, Task<int>> forget)
    {
        var file = File("a file that backup wrote");
        var force = new Option<bool>("--force") { Description = "also over a paper that is there; it is moved aside" };
        var command = new Command("restore", "put the paper of a backup in place") { file, force };
        command.SetAction((parsed, cancel) => RestoreAsync(installation(parsed), parsed.GetValue(file)!, parsed.GetValue(force), forget, cancel));
        return command;
    }

    private static Argument<FileInfo> File(string description) => new("FILE") { Description = description };

    private static async Task<int> BackupAsync(Installation installation, string file, CancellationToken cancel)
    {
        var archive = new BackupArchive(installation, TimeProvider.System);
        if (installation.Postgres is { } postgres)
        {
            return await SayAsync(1, "admin.backup_postgres", $"pg_dump --format=custom --file={file} {Reaching(postgres)}");
        }

        if (!archive.HasData)
        {
            return await SayAsync(1, "admin.backup_nothing", installation.DataFolder);
        }

        await archive.WriteAsync(file, cancel);
        return await SayAsync(0, "admin.backup_written", file, new FileInfo(file).Length / 1024);
    }

    private static async Task<int> RestoreAsync(Installation installation, FileInfo file, bool force, Func<Installation, CancellationToken, Task<int>> forget, CancellationToken cancel)
    {
        if (installation.Postgres is { } postgres)
        {
            return await SayAsync(1, "admin.restore_postgres", $"pg_restore --clean --if-exists {Reaching(postgres)} {file.FullName}");
        }

        if (!file.Exists)
        {
            return await SayAsync(1, "admin.restore_no_file", file.FullName);
        }

        // Without it nobody in the ledger of erasures is recognised, and who was erased would be back.
        if (System.IO.File.Exists(installation.ErasureLedger) && !System.IO.File.Exists(KeyFile.PathIn(installation)))
        {
            return await SayAsync(1, "admin.restore_no_key", KeyFile.PathIn(installation));
        }

        using var serving = ServingLock.TryTake(installation);
        if (serving is null)
        {
            return await SayAsync(1, "admin.restore_serving", installation.DataFolder);
        }

        var archive = new BackupArchive(installation, TimeProvider.System);
        if (archive.HasData && !force)
        {
            return await SayAsync(1, "admin.restore_over", installation.DataFolder);
        }

        try
        {
            new DatabaseIdentity(installation).Forget(); // before: killed in between, it is disarmed for nothing, but never armed for nothing
            var aside = await archive.RestoreAsync(file.FullName, cancel);
            await (aside is null ? SayAsync(0, "admin.restored") : SayAsync(0, "admin.restored_aside", aside));
            return await SayAsync(0, "admin.restored_forgot", await forget(installation, cancel));
        }
        catch (InvalidDataException fault)
        {
            return await SayAsync(1, "admin.restore_broken", fault.Message);
        }
    }

    // Without the password: the tool asks for it, or finds it in ~/.pgpass.
    private static string Reaching(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        return FormattableString.Invariant($"--host={to.Host} --port={to.Port} --username={to.Username} --dbname={to.Database}");
    }

    private static async Task<int> SayAsync(int code, string key, params object[] arguments)
    {
        var book = new PhraseBook();
        var to = code == 0 ? Console.Out : Console.Error;
        foreach (var language in new[] { "ar", "en" })
        {
            await to.WriteLineAsync(new Phrases(book, language, DigitPolicy.Western).Say(key, arguments));
        }

        return code;
    }
}
