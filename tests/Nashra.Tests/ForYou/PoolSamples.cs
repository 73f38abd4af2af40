using Nashra.ForYou;

namespace Nashra.Tests.ForYou;

/// <summary>Small newspapers to rank.</summary>
internal static class PoolSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 4000).Select(word => Letters(word + 4000))];

    public static PoolArticle Article(long id, long section = 1, double ageHours = 2, string? text = null) =>
        new(id, Now.AddHours(-ageHours), section, ArticleWords.Of("", text ?? Text((int)id)));

    /// <summary>A pool in which every article has a section, an author, a topic and a source, drawn from a seed.</summary>
    public static CandidatePool Pool(int articles, int seed = 1)
    {
        var random = new Random(seed);
        var pool = new CandidatePool();
        for (var id = 1; id <= articles; id++)
        {
            pool.Add(Article(id, random.Next(1, 9), random.NextDouble() * 96) with
            {
                AuthorIds = [random.Next(1, 40)],
                TopicIds = [random.Next(1, 60)],
                SourceId = random.Next(0, 9),
                Reading = new Tally(random.Next(0, 9), random.Next(1, 9)),
            });
        }

        return pool;
    }

    public static string Text(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 60).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]));
    }

    private static string Letters(int number)
    {
        const string Alphabet = "بتجحدرزسشصضطعغفقكمن";
        var word = "";
        for (; number > 0; number /= Alphabet.Length)
        {
            word += Alphabet[number % Alphabet.Length];
        }

        return word;
    }
}
