using Nashra.Articles;

namespace Nashra.Saved;

/// <summary>A saved article as its list shows it, with what has happened to it since its reader knew it.</summary>
public sealed record SavedItem(ArticleCard Card, DateTimeOffset SavedAt, DateTimeOffset? ReadAt)
{
    public SavedPlace Place { get; init; }

    public ReadingPosition Position { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string WithdrawalNote { get; init; } = "";

    /// <summary>Changes after this are news to the reader.</summary>
    public DateTimeOffset KnownAt { get; init; }

    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>The passages that read otherwise now, where the text as the reader knew it was kept.</summary>
    public IReadOnlyList<ChangedLine> Changes { get; init; } = [];

    public IReadOnlyList<LabelLine> Labels { get; init; } = [];

    public int Notes { get; init; }

    public bool IsRead => ReadAt is not null;

    public bool IsWithdrawn => WithdrawnAt is not null;

    public bool IsCorrected => Corrections.Count > 0;

    /// <summary>Rewritten since, beyond the corrections that say so themselves.</summary>
    public DateTimeOffset? UpdatedSince => Card.UpdatedAt > KnownAt && !IsCorrected ? Card.UpdatedAt : null;

    public bool HasNews => IsWithdrawn || IsCorrected || UpdatedSince is not null;
}
