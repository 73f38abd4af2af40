using Microsoft.AspNetCore.Html;

namespace Nashra.Articles;

/// <summary>How a list shows one article: the card's style, and what stands on it.</summary>
public sealed record CardView(ArticleCard Card, string Style = "")
{
    public bool HasCover { get; init; } = true;

    public bool HasText { get; init; } = true;

    /// <summary>False where the heading above has just named the section.</summary>
    public bool HasKicker { get; init; } = true;

    public bool IsLead { get; init; }

    /// <summary>Why a tailored list shows it.</summary>
    public IHtmlContent? Reason { get; init; }

    /// <summary>A headline that would fill a screen at the size of a short one.</summary>
    public static bool IsLong(string headline) => headline.Length > 90;

    public static CardView Lead(ArticleCard card) => new(card, "card-lead") { IsLead = true };

    public static CardView Second(ArticleCard card) => new(card, "card-second");

    public static CardView Row(ArticleCard card) => new(card, "card-row");

    public static CardView Line(ArticleCard card) => new(card) { HasCover = false, HasText = false };
}
