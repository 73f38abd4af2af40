namespace Nashra.ForYou;

/// <summary>What can move an article up or down for a reader. Every signal has one weight and one sentence of reason.</summary>
public enum Signal
{
    /// <summary>She follows a topic of it: the strongest wish, for it was spoken.</summary>
    FollowsTopic,

    /// <summary>A phrase she follows stands in it.</summary>
    FollowsPhrase,

    /// <summary>She follows who wrote it.</summary>
    FollowsAuthor,

    /// <summary>She follows its section: a wide wish, so a little weaker than the narrow ones.</summary>
    FollowsSection,

    /// <summary>She follows the paper it came from.</summary>
    FollowsSource,

    /// <summary>She opens this section more often than it is shown to her (log lift).</summary>
    ReadsSection,

    /// <summary>She opens this author more often than others.</summary>
    ReadsAuthor,

    /// <summary>She opens these topics more often than others.</summary>
    ReadsTopic,

    /// <summary>Its words are those of what she opened, rather than of what she passed over (cosine).</summary>
    ReadsSuchWords,

    /// <summary>All readers open this section more often than others.</summary>
    SectionIsRead,

    /// <summary>All readers open this article more often than its place, age and section explain.</summary>
    ArticleIsRead,

    /// <summary>Days since publication, up to one: news ages fastest at first.</summary>
    FirstDay,

    /// <summary>Days since publication beyond the first, up to one.</summary>
    SecondDay,

    /// <summary>The logarithm of the days beyond the second, in units of two.</summary>
    LaterDays,

    /// <summary>An editor pinned it.</summary>
    IsPinned,

    /// <summary>An editor wants every reader to meet it.</summary>
    IsOfPublicInterest,
}
