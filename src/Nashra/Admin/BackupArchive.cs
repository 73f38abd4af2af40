using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nashra.Platform;

namespace Nashra.Admin;

/// <summary>
/// A whole paper in one .tar.gz: the database as it stood at one moment, and a manifest by which a restore knows that
/// nothing is missing. The key file is left out on purpose: it opens what the backup holds.
/// </summary>
internal sealed class BackupArchive(Installation installation, TimeProvider clock)
{
    private const string DatabaseName = "nashra.db";
    private const string ManifestName = "manifest.json";
    private const int Format = 1;
    private static readonly string[] PartsOfADatabase = ["", "-wal", "-shm"];

    private string Database => installation.FilePath(DatabaseName);

    /// <summary>Safe while the paper is served: SQLite copies one consistent moment.</summary>
    public async Task WriteAsync(string file, CancellationToken cancel)
    {
        using var folder = new WorkFolder(installation);
        var copy = folder.File(DatabaseName);
        await CopyDatabaseAsync(copy, cancel);
        var manifest = new Manifest(Format, clock.GetUtcNow(), await HashAsync(copy, cancel));
        await File.WriteAllTextAsync(folder.File(ManifestName), JsonSerializer.Serialize(manifest, JsonSerializerOptions.Web), cancel);
        var unfinished = file + ".part";
        await using (var wire = new FileStream(unfinished, ForTheOwnerAlone()))
        await using (var zip = new GZipStream(wire, CompressionLevel.Fastest))
        {
            await TarFile.CreateFromDirectoryAsync(folder.Path, zip, includeBaseDirectory: false, cancel);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Puts the paper of an archive in place; what stood there is moved aside.</summary>
    /// <returns>Where the former database lies now, or null when there was none.</returns>
    /// <exception cref="InvalidDataException">The archive is not whole. Nothing was touched.</exception>
    public async Task<string?> RestoreAsync(string file, CancellationToken cancel)
    {
        using var folder = new WorkFolder(installation);
        await UnpackAsync(file, folder, cancel);
        await VerifyAsync(folder, cancel);
        var aside = File.Exists(Database) ? MoveAside() : null;
        File.Move(folder.File(DatabaseName), Database);

        // The index is made anew from the database at the next start.
        if (Directory.Exists(installation.FilePath("index")))
        {
            Directory.Delete(installation.FilePath("index"), recursive: true);
        }

        return aside;
    }

    public bool HasData => File.Exists(Database);

    private static FileStreamOptions ForTheOwnerAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private async Task CopyDatabaseAsync(string copy, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ToString());
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task UnpackAsync(string file, WorkFolder folder, CancellationToken cancel)
    {
        try
        {
            await using var wire = File.OpenRead(file);
            await using var zip = new GZipStream(wire, CompressionMode.Decompress);
            await using var tar = new TarReader(zip);
            while (await tar.GetNextEntryAsync(cancellationToken: cancel) is { } entry)
            {
                // Only what a backup holds, by its own name: no archive writes anywhere else.
                if (entry.Name.TrimStart('.', '/') is DatabaseName or ManifestName && entry.EntryType is TarEntryType.RegularFile)
                {
                    await entry.ExtractToFileAsync(folder.File(entry.Name.TrimStart('.', '/')), overwrite: false, cancel);
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"{file} is no whole backup: {fault.Message}", fault);
        }
    }

    private static async Task VerifyAsync(WorkFolder folder, CancellationToken cancel)
    {
        if (!File.Exists(folder.File(ManifestName)) || !File.Exists(folder.File(DatabaseName)))
        {
            throw new InvalidDataException("This archive is no backup of a newspaper.");
        }

        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(folder.File(ManifestName), cancel), JsonSerializerOptions.Web);
        if (manifest is not { Format: Format } || manifest.Sha256 != await HashAsync(folder.File(DatabaseName), cancel) || !await IsSoundAsync(folder.File(DatabaseName), cancel))
        {
            throw new InvalidDataException("The database in this archive is not the one that was put in.");
        }
    }

    private static async Task<bool> IsSoundAsync(string database, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync(cancel) is "ok";
    }

    private string MoveAside()
    {
        var aside = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Database}.before-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        foreach (var part in PartsOfADatabase.Where(part => File.Exists(Database + part)))
        {
            File.Move(Database + part, aside + part);
        }

        return aside;
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private sealed record Manifest(int Format, DateTimeOffset At, string Sha256);

    /// <summary>Beside the data, so that moving into place is one step on one disk.</summary>
    private sealed class WorkFolder : IDisposable
    {
        public WorkFolder(Installation installation)
        {
            Path = installation.FilePath($".backup-{Guid.NewGuid():N}");
            Directory.CreateDirectory(Path);
        }

        public string Path { get; }

        public string File(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
