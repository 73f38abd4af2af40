namespace Nashra.ForYou;

/// <summary>What the ranking knows of one reader: what she said, and what her reading shows. Under 8 KB with 200 follows.</summary>
public sealed class ReaderProfile
{
    public ReaderProfile(IEnumerable<Subject> follows, IEnumerable<Subject> mutes, ReadingMemory? memory = null)
    {
        FollowedKeys = [.. follows.Select(subject => subject.Key).Distinct()];
        MutedKeys = [.. mutes.Select(subject => subject.Key).Distinct()];
        Memory = memory ?? new ReadingMemory();
    }

    /// <summary>Empty for a reader who switched reading history off.</summary>
    public ReadingMemory Memory { get; }

    public IEnumerable<Subject> Follows => FollowedKeys.Select(Subject.FromKey);

    public IEnumerable<Subject> Mutes => MutedKeys.Select(Subject.FromKey);

    internal long[] FollowedKeys { get; }

    internal long[] MutedKeys { get; }

    public ReaderProfile WithoutFollow(Subject subject) => new(Follows.Where(followed => followed != subject), Mutes, Memory);
}
