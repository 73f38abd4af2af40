using System.Text.Json.Serialization;
using Nashra.Platform;

namespace Nashra.Articles.Documents;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "inline", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Run), "text")]
[JsonDerivedType(typeof(Strong), "strong")]
[JsonDerivedType(typeof(Emphasis), "emphasis")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(LanguageRun), "language")]
public abstract record Inline;

public sealed record Run(string Text) : Inline;

public sealed record Strong(IReadOnlyList<Inline> Content) : Inline;

public sealed record Emphasis(IReadOnlyList<Inline> Content) : Inline;

public sealed record Link : Inline
{
    public Link(string url, IReadOnlyList<Inline> content) => (Url, Content) = (WebAddress.Require(url), content);

    public string Url { get; }

    public IReadOnlyList<Inline> Content { get; }
}

/// <summary>What a reader marked, on a page of her own. It is no part of an article: it cannot be stored.</summary>
public sealed record Highlighted(string Anchor, IReadOnlyList<Inline> Content) : Inline;

/// <summary>Words in another language: isolated, and spoken with another voice.</summary>
public sealed record LanguageRun : Inline
{
    public LanguageRun(string language, string text)
    {
        if (!IsTag(language))
        {
            throw new RefusedException("document.language_unknown", language);
        }

        (Language, Text) = (language, text);
    }

    /// <summary>A BCP 47 tag.</summary>
    public string Language { get; }

    public string Text { get; }

    private static bool IsTag(string tag) =>
        tag.Length is >= 2 and <= 35 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(tag[0]);
}
