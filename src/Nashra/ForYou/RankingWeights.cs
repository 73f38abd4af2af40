namespace Nashra.ForYou;

/// <summary>
/// How much each signal counts, in log odds of being opened. The shipped values are what a newspaper starts with;
/// <see cref="RankingLessons"/> moves those of reading, never those of wishes and of the editors' hand.
/// </summary>
public sealed record RankingWeights
{
    public double FollowsTopic { get; init; } = 3;

    public double FollowsPhrase { get; init; } = 3;

    public double FollowsAuthor { get; init; } = 2.5;

    public double FollowsSection { get; init; } = 2;

    public double FollowsSource { get; init; } = 2;

    public double ReadsSection { get; init; } = 1.1;

    public double ReadsAuthor { get; init; } = 0.8;

    public double ReadsTopic { get; init; } = 0.8;

    public double ReadsSuchWords { get; init; } = 0.4;

    public double SectionIsRead { get; init; } = 0.9;

    public double ArticleIsRead { get; init; } = 1.1;

    public double FirstDay { get; init; } = -0.4;

    public double SecondDay { get; init; } = -0.4;

    public double LaterDays { get; init; } = -0.5;

    public double IsPinned { get; init; } = 2;

    public double IsOfPublicInterest { get; init; } = 0.5;

    public double Of(Signal signal) => ToArray()[(int)signal];

    /// <summary>The weights in the order of <see cref="Signal"/>.</summary>
    internal double[] ToArray() =>
    [
        FollowsTopic, FollowsPhrase, FollowsAuthor, FollowsSection, FollowsSource,
        ReadsSection, ReadsAuthor, ReadsTopic, ReadsSuchWords, SectionIsRead, ArticleIsRead,
        FirstDay, SecondDay, LaterDays, IsPinned, IsOfPublicInterest,
    ];

    internal RankingWeights WithLearned(ReadOnlySpan<double> weights) => this with
    {
        ReadsSection = weights[(int)Signal.ReadsSection],
        ReadsAuthor = weights[(int)Signal.ReadsAuthor],
        ReadsTopic = weights[(int)Signal.ReadsTopic],
        ReadsSuchWords = weights[(int)Signal.ReadsSuchWords],
        SectionIsRead = weights[(int)Signal.SectionIsRead],
        ArticleIsRead = weights[(int)Signal.ArticleIsRead],
        FirstDay = weights[(int)Signal.FirstDay],
        SecondDay = weights[(int)Signal.SecondDay],
        LaterDays = weights[(int)Signal.LaterDays],
    };
}
