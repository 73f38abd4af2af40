using Nashra.Articles;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Api;

/// <summary>Something with an address of its own.</summary>
internal sealed record ApiNamed(string Slug, string Name);

/// <summary>An article as lists give it.</summary>
internal sealed record ApiArticle
{
    public required string Id { get; init; }

    public required Uri Url { get; init; }

    public required string Headline { get; init; }

    public required string Standfirst { get; init; }

    public required string Byline { get; init; }

    public required ApiNamed Section { get; init; }

    /// <summary>Why a reader may not want to see it; empty for most.</summary>
    public required string Advisory { get; init; }

    public required int Words { get; init; }

    public required string PublishedAt { get; init; }

    public string? UpdatedAt { get; init; }

    public string? CorrectedAt { get; init; }

    public static ApiArticle Of(ArticleCard card, Edition edition) => new()
    {
        Id = ShortId.From(card.Id),
        Url = edition.Absolute(Addresses.Encoded(card.Address)),
        Headline = card.Headline,
        Standfirst = card.Standfirst,
        Byline = card.Byline,
        Section = new ApiNamed(card.SectionSlug, card.SectionName),
        Advisory = card.Advisory,
        Words = card.WordCount,
        PublishedAt = edition.Iso(card.PublishedAt),
        UpdatedAt = card.UpdatedAt is { } updated ? edition.Iso(updated) : null,
        CorrectedAt = card.CorrectedAt is { } corrected ? edition.Iso(corrected) : null,
    };
}

/// <summary>An article with its text, as HTML and plain.</summary>
internal sealed record ApiWholeArticle(ApiArticle Article, string Html, string Text);

/// <summary>An article of «لك» and why it is there.</summary>
internal sealed record ApiTailored(ApiArticle Article, string Reason);

internal sealed record ApiSaved(ApiArticle Article, string SavedAt, string? ReadAt);

/// <summary>A follow or mute. What has no address, a phrase, is known by its number alone.</summary>
internal sealed record ApiFollow(string Kind, string Id, string Name, bool Muted, string Since);

internal sealed record ApiNewsletter(string Slug, string Name, string Description, bool Subscribed);

/// <summary>One page of a list.</summary>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, int Page, bool HasNext)
{
    public static ApiPage<T> Of<TFrom>(Paged<TFrom> page, Func<TFrom, T> convert) => new([.. page.Items.Select(convert)], page.Number, page.HasNext);
}
