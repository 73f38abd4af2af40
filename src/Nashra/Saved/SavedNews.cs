namespace Nashra.Saved;

/// <summary>What has changed in a saved article: on a list in short, on its own page in full.</summary>
public sealed record SavedNews(SavedItem Item, int Most)
{
    public IEnumerable<ChangedLine> Shown => Item.Changes.Take(Most).Select(change => Most < int.MaxValue ? change.InShort() : change);

    public int More => Math.Max(0, Item.Changes.Count - Most);
}
