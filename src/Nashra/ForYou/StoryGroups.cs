namespace Nashra.ForYou;

/// <summary>Finds articles that tell the same story in nearly the same words, as papers that print one agency do.</summary>
internal sealed class StoryGroups
{
    private const double SameStory = 0.5;
    private readonly Dictionary<ulong, int> firstWithBand = [];
    private readonly Dictionary<int, int> groups = [];

    /// <summary>The row of the first article of the same story; the row itself when it is the first.</summary>
    public int GroupOf(int row, ArticleWords words, Column<PoolArticle> articles)
    {
        var group = row;
        foreach (var band in words.Sketch.Bands)
        {
            if (!firstWithBand.TryAdd(band, row) && group == row)
            {
                var other = firstWithBand[band];
                var overlap = StorySketch.Overlap(words.Stems, articles[other].Words.Stems);
                group = overlap >= SameStory ? groups[other] : row;
            }
        }

        return groups[row] = group;
    }
}
