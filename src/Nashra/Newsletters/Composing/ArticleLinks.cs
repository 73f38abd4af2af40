using Nashra.Articles;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Newsletters.Composing;

/// <summary>Where a letter's articles lead.</summary>
internal abstract class ArticleLinks
{
    /// <summary>At the foot of the letter, finished HTML.</summary>
    public virtual string Dot => "";

    /// <summary>To the article itself.</summary>
    public static ArticleLinks Direct(Edition edition) => new ToArticles(edition);

    /// <summary>Past the count, for who agreed to it: the copy's name stands in each.</summary>
    public static ArticleLinks Counted(Edition edition) => new PastTheCount(edition);

    /// <summary>The address as it stands in HTML.</summary>
    public abstract string Html(IssueArticle article);

    /// <summary>The address in the plain part.</summary>
    public abstract string Text(IssueArticle article);

    private sealed class ToArticles(Edition edition) : ArticleLinks
    {
        public override string Html(IssueArticle article) => Platform.Html.Encode(edition.Absolute(Addresses.Encoded(Addresses.Article(article.ArticleId, article.Slug))).AbsoluteUri);

        public override string Text(IssueArticle article) => edition.Absolute($"/a/{ShortId.From(article.ArticleId)}").AbsoluteUri;
    }

    private sealed class PastTheCount(Edition edition) : ArticleLinks
    {
        private readonly string mail = edition.Absolute("/mail/").AbsoluteUri;

        public override string Dot => $"<img src=\"{Platform.Html.Encode(mail)}{IssueLetter.CopyHole}/open.gif\" alt=\"\" width=\"1\" height=\"1\" border=\"0\" style=\"display:block\">";

        public override string Html(IssueArticle article) => $"{Platform.Html.Encode(mail)}{IssueLetter.CopyHole}/to/{ShortId.From(article.ArticleId)}";

        public override string Text(IssueArticle article) => $"{mail}{IssueLetter.CopyHole}/to/{ShortId.From(article.ArticleId)}";
    }
}
