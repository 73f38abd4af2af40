namespace Nashra.Platform;

/// <summary>Where this copy of the program keeps its data and on which address it answers.</summary>
/// <param name="DataFolder">Absolute path; created when missing.</param>
/// <param name="Urls">As Kestrel takes them, divided by semicolons.</param>
/// <param name="Postgres">A connection string, or null for SQLite in the data folder.</param>
/// <param name="IsDevelopment">Shows the postbox and detailed faults. Never on a public machine.</param>
public sealed record Installation(string DataFolder, string Urls, string? Postgres, bool IsDevelopment)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Whom to forget again after a restore: beside the database, and in no backup of it.</summary>
    public string ErasureLedger => FilePath("erasures.ledger");

    public string FilePath(params string[] names) => Path.Combine([DataFolder, .. names]);
}
