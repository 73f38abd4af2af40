namespace Nashra.Newsletters.Trials;

/// <summary>Two subjects tried on a stated part of the subscribers; after some hours the rest get the one that was opened more.</summary>
/// <param name="Other">The second subject.</param>
/// <param name="Percent">How many of a hundred subscribers are the sample; half of them get each subject.</param>
/// <param name="Hours">How long the rest wait.</param>
public sealed record SubjectTrial(string Other, int Percent, int Hours)
{
    public const int LongestWait = 24;
    public const int UsualPercent = 20;
    public const int UsualWait = 2;

    // Coprime to a hundred: neighbouring numbers lie far apart, and each issue has another sample.
    internal const int Spread = 37;
    private const int Turn = 31;

    public static IReadOnlyList<int> Percents { get; } = [10, 20, 30, 50];

    public int Half => Percent / 2;

    /// <summary>Which of a hundred parts a subscription lies in is (its number · <see cref="Spread"/> + this) mod 100, in C# and in SQL alike.</summary>
    public static long ShiftOf(long issueId) => issueId * Turn;

    public static int PartOf(long issueId, long subscriptionId) => (int)((subscriptionId * Spread + ShiftOf(issueId)) % 100);

    /// <summary>The same as SQL, of <c>s.id</c>: whether the subscription waits for what the sample says.</summary>
    public string IsRest(long issueId) => FormattableString.Invariant($"(s.id * {Spread} + {ShiftOf(issueId)}) % 100 >= {Percent}");

    /// <summary>The subject of a subscription in the sample; null for the rest.</summary>
    public SubjectChoice? Of(long issueId, long subscriptionId) => PartOf(issueId, subscriptionId) is var part && part < Half ? SubjectChoice.First
        : part < Percent ? SubjectChoice.Other
        : null;

    public SubjectTrial Cleaned() => new(Other, Percents.Contains(Percent) ? Percent : UsualPercent, Math.Clamp(Hours, 1, LongestWait));
}

/// <summary>The numbers are stored.</summary>
public enum SubjectChoice
{
    First = 1,
    Other = 2,
}
