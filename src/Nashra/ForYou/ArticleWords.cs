using Nashra.Arabic.Analysis;

namespace Nashra.ForYou;

/// <summary>The stems of a headline and of the first words under it, as numbers; made once, when an article is published.</summary>
public sealed class ArticleWords
{
    public const int MostWords = Following.FollowedPhrase.WordsLookedAt;

    private ArticleWords(int[] sequence)
    {
        Sequence = sequence;
        var distinct = sequence.CountBy(stem => stem).OrderBy(pair => pair.Key).ToArray();
        Stems = [.. distinct.Select(pair => pair.Key)];
        Counts = [.. distinct.Select(pair => pair.Value)];
        Sketch = StorySketch.Of(Stems);
    }

    /// <summary>Stems in the order of the text, without stop words: what phrases are found in.</summary>
    internal int[] Sequence { get; }

    internal int[] Stems { get; }

    /// <summary>Each stem once, as the number that profiles keep of it.</summary>
    public IReadOnlyList<int> StemHashes => Stems;

    internal int[] Counts { get; }

    internal StorySketch Sketch { get; }

    public static ArticleWords Of(string headline, string opening) =>
        new([.. StemsOf(headline).Concat(Continued(headline, opening)).Take(MostWords)]);

    internal static IEnumerable<int> StemsOf(string text)
    {
        foreach (var token in Analyzer.Analyze(text))
        {
            if (!token.IsStopWord && token.Stem.Length > 1)
            {
                yield return StableHash(token.Stem);
            }
        }
    }

    // Many sources repeat the headline as the first words of the text; counted twice it would outweigh the rest.
    private static IEnumerable<int> Continued(string headline, string opening) =>
        StemsOf(opening.StartsWith(headline, StringComparison.Ordinal) ? opening[headline.Length..] : opening);

    // FNV-1a: the same on every node and after every restart, unlike string.GetHashCode.
    private static int StableHash(string stem)
    {
        var hash = 2166136261u;
        foreach (var letter in stem)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)hash;
    }
}
