namespace Nashra.ForYou;

/// <summary>An article in a reader's list, with the reason that moved it most.</summary>
public sealed record RankedArticle(long ArticleId, double Score, Reason Reason);

/// <summary>Why an article stands where it stands; the page says it in a sentence.</summary>
/// <param name="Kind">What moved it.</param>
/// <param name="Subject">What is followed or read; nothing where the kind says all.</param>
/// <param name="SimilarTo">The article already read whose words are nearest; only for <see cref="ReasonKind.SimilarTo"/>.</param>
public sealed record Reason(ReasonKind Kind, Subject? Subject = null, long? SimilarTo = null);

public enum ReasonKind
{
    FollowsTopic,
    FollowsPhrase,
    FollowsAuthor,
    FollowsSection,
    FollowsSource,
    ReadsSection,
    ReadsAuthor,
    ReadsTopic,
    SimilarTo,
    Popular,
    Fresh,
    EditorsPick,
}
