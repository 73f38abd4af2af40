using Nashra.Articles;

namespace Nashra.Search;

/// <summary>What kind of piece a reader looks for, told by what an article is rather than by what somebody called it. The numbers are stored.</summary>
internal enum ArticleType
{
    Brief = 1,
    LongRead = 2,
    Illustrated = 3,
}

internal static class ArticleTypes
{
    // A minute of reading; and ten.
    private const int MostWordsOfBrief = 200;
    private const int LeastWordsOfLongRead = 1000;

    public static IReadOnlyList<ArticleType> All { get; } = Enum.GetValues<ArticleType>();

    /// <summary>As it stands in an address.</summary>
    public static string Name(this ArticleType type) => type switch
    {
        ArticleType.Brief => "brief",
        ArticleType.LongRead => "long",
        _ => "illustrated",
    };

    /// <summary>By its name in an address, or as a reader writes it in a query.</summary>
    public static ArticleType? Find(string? name) => name switch
    {
        "brief" or "قصير" or "خبر" => ArticleType.Brief,
        "long" or "مطول" or "مطوّل" or "طويل" => ArticleType.LongRead,
        "illustrated" or "مصور" or "مصوّر" or "صور" => ArticleType.Illustrated,
        _ => null,
    };

    public static IEnumerable<ArticleType> Of(int words, bool hasPicture) =>
    [
        .. words <= MostWordsOfBrief ? [ArticleType.Brief] : words >= LeastWordsOfLongRead ? new[] { ArticleType.LongRead } : [],
        .. hasPicture ? new[] { ArticleType.Illustrated } : [],
    ];

    extension(IQueryable<Article> articles)
    {
        public IQueryable<Article> OfType(ArticleType type) => type switch
        {
            ArticleType.Brief => articles.Where(a => a.WordCount <= MostWordsOfBrief),
            ArticleType.LongRead => articles.Where(a => a.WordCount >= LeastWordsOfLongRead),
            _ => articles.Where(a => a.PictureUrl != null),
        };
    }
}
