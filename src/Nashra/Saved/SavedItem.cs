using Nashra.Articles;

namespace Nashra.Saved;

/// <summary>A saved article as its list shows it, with what has happened to it since it was saved.</summary>
public sealed record SavedItem(ArticleCard Card, DateTimeOffset SavedAt, DateTimeOffset? ReadAt)
{
    public DateTimeOffset? WithdrawnAt { get; init; }

    public string WithdrawalNote { get; init; } = "";

    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    public bool IsRead => ReadAt is not null;

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Rewritten since, beyond the corrections that say so themselves.</summary>
    public DateTimeOffset? UpdatedSince => Card.UpdatedAt > SavedAt && Corrections.Count == 0 ? Card.UpdatedAt : null;
}
