namespace Nashra.ForYou;

/// <summary>
/// What a reader was shown is not kept, so that nothing more of her has to be. An opening is learned from as if it had been
/// one of twenty: beside nineteen of the hundred that were newest at that moment.
/// </summary>
internal static class ImaginedList
{
    public const int Newest = 100;
    public const int Beside = 19;

    /// <summary>Places among what was published by then, oldest first, in an order that is the same at every evaluation and has nothing to do with the articles.</summary>
    public static IEnumerable<int> Others(int published, long readerId, DateTimeOffset openedAt)
    {
        var start = Math.Max(0, published - Newest);
        return Enumerable.Range(start, published - start).OrderBy(other => unchecked((uint)(openedAt.ToUnixTimeMilliseconds() + readerId + other) * 2654435769u));
    }
}
