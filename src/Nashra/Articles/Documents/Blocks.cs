using System.Text.Json.Serialization;

namespace Nashra.Articles.Documents;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "block", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(PullQuote), "pullQuote")]
[JsonDerivedType(typeof(Quotation), "quotation")]
[JsonDerivedType(typeof(ItemList), "list")]
[JsonDerivedType(typeof(Figure), "figure")]
[JsonDerivedType(typeof(EmbedCard), "embed")]
[JsonDerivedType(typeof(Divider), "divider")]
public abstract record Block;

public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block;

public sealed record Heading(IReadOnlyList<Inline> Content) : Block;

/// <summary>A sentence of the article itself, hung large beside it.</summary>
public sealed record PullQuote(IReadOnlyList<Inline> Content) : Block;

/// <summary>Somebody's words, with who said them.</summary>
public sealed record Quotation(IReadOnlyList<IReadOnlyList<Inline>> Paragraphs, string? Speaker) : Block;

public sealed record ItemList(bool Ordered, IReadOnlyList<IReadOnlyList<Inline>> Items) : Block;

public sealed record Figure : Block
{
    public Figure(string picture, string alternative, string? caption, string? credit, int width, int height)
    {
        (Picture, Alternative, Caption, Credit) = (WebAddress.Require(picture), alternative, caption, credit);
        (Width, Height) = (Math.Clamp(width, 1, 20_000), Math.Clamp(height, 1, 20_000));
    }

    public string Picture { get; }

    public string Alternative { get; }

    public string? Caption { get; }

    public string? Credit { get; }

    public int Width { get; }

    public int Height { get; }
}

/// <summary>A titled link to something elsewhere; nothing of the other site is loaded.</summary>
public sealed record EmbedCard : Block
{
    public EmbedCard(string url, string title) => (Url, Title) = (WebAddress.Require(url), title);

    public string Url { get; }

    public string Title { get; }
}

public sealed record Divider : Block;
