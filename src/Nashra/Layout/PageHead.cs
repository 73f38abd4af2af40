using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Nashra.Layout;

/// <summary>What a page tells browsers, search engines and messengers about itself.</summary>
public sealed record PageHead
{
    public const string Key = "Head";

    /// <summary>Null on the front page, whose title is the paper's own name.</summary>
    public string? Title { get; init; }

    public string Description { get; init; } = "";

    /// <summary>A path of this site; null when the page is nobody's canonical.</summary>
    public string? Canonical { get; init; }

    public string OpenGraphType { get; init; } = "website";

    /// <summary>A path or address of a picture 1200 by 630.</summary>
    public string? Picture { get; init; }

    /// <summary>Finished JSON-LD.</summary>
    public string? JsonLd { get; init; }

    public bool MayBeIndexed { get; init; } = true;

    /// <summary>The path of a feed of this very page.</summary>
    public string? Feed { get; init; }

    public string? FeedTitle { get; init; }

    public string? SectionSlug { get; init; }

    /// <summary>The article's short id, for counting its views.</summary>
    public string? ArticleId { get; init; }

    public bool IsNarrow { get; init; }

    public string? NextPage { get; init; }

    public string? PreviousPage { get; init; }
}

public static class PageHeadExtensions
{
    extension(ViewDataDictionary data)
    {
        public PageHead Head => data[PageHead.Key] as PageHead ?? new PageHead { MayBeIndexed = false };
    }
}
