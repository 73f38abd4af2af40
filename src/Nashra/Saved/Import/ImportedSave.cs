namespace Nashra.Saved;

/// <summary>One line of another tool's export: an address and what its reader knew of it.</summary>
internal sealed record ImportedSave(string Url, string Title)
{
    public DateTimeOffset? SavedAt { get; init; }

    public SavedPlace Place { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ImportedNote> Notes { get; init; } = [];
}

/// <summary>A note, and the passage that was highlighted where there is one.</summary>
internal sealed record ImportedNote(string Text, string Quote);

/// <summary>What an import did, each line accounted for.</summary>
public sealed record SavedImportReport(int Articles, int Links, int Known, int Unreadable)
{
    public int All => Articles + Links + Known + Unreadable;
}
