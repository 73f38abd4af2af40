using BenchmarkDotNet.Attributes;
using Nashra.ForYou;

namespace Nashra.Benchmarks;

/// <summary>One list of «لك» from 5,000 recent articles for a reader with 200 follows and a full memory; must stay under 3 ms.</summary>
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
[WarmupCount(3)]
[IterationCount(10)]
public class RankingBenchmark
{
    private const int Articles = 5_000;
    private const int Follows = 200;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly CandidatePool pool = new();
    private readonly Ranker ranker = new(new RankingModel());
    private ReaderProfile reader = new([], []);
    private RankingMoment? moment;

    /// <summary>What the reader's profile keeps on the heap, in bytes.</summary>
    public static long BytesPerProfile()
    {
        const int Readers = 500;
        var benchmark = new RankingBenchmark();
        benchmark.FillThePool();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        ReaderProfile[] readers = [.. Enumerable.Range(0, Readers).Select(benchmark.ReaderWhoReads)];
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Readers;
        GC.KeepAlive(readers);
        return bytes;
    }

    [GlobalSetup]
    public void Prepare()
    {
        FillThePool();
        reader = ReaderWhoReads(1);
        moment = ranker.At(pool, Now);
        Console.WriteLine($"// bytes per profile: {BytesPerProfile()}");
    }

    [Benchmark(Baseline = true)]
    public IReadOnlyList<RankedArticle> ForYou() => ranker.Rank(reader, pool, Now);

    /// <summary>As pages rank: what is the same for all readers was weighed within the last seconds.</summary>
    [Benchmark]
    public IReadOnlyList<RankedArticle> ForYouWithinSeconds() => moment!.Rank(reader, ListRules.Default);

    private void FillThePool()
    {
        var random = new Random(1);
        for (var id = 1; id <= Articles; id++)
        {
            pool.Add(new PoolArticle(id, Now.AddHours(-random.NextDouble() * 240), random.Next(1, 13), ArticleWords.Of("", Text(random)))
            {
                AuthorIds = [random.Next(1, 300)],
                TopicIds = [random.Next(1, 800), random.Next(801, 1_600), random.Next(1_601, 2_400)],
                SourceId = random.Next(0, 15),
                Reading = new Tally(random.Next(0, 30), random.Next(1, 30)),
            });
        }
    }

    private ReaderProfile ReaderWhoReads(int seed)
    {
        var random = new Random(seed);
        var memory = new ReadingMemory(
            Enumerable.Range(1, 96).Select(id => new ReadingTaste(new Subject(SubjectKind.Topic, id * 7).Key, new Tally(random.Next(0, 9), random.Next(1, 9)))),
            pool.Article(seed).Words.StemHashes.Concat(pool.Article(seed + 1).Words.StemHashes).Distinct().Select(stem => new ReadWord(stem, random.NextSingle())),
            Enumerable.Range(0, 192).Select(_ => (long)random.Next(1, Articles)));
        return new ReaderProfile(Enumerable.Range(0, Follows).Select(_ => new Subject(SubjectKind.Topic, random.Next(1, 2_400))), [], memory);
    }

    // Rare words follow common ones as in any language (Zipf), over 20,000 of them.
    private static string Text(Random random) =>
        string.Join(' ', Enumerable.Range(0, 110).Select(_ => Word((int)Math.Pow(20_000, random.NextDouble()))));

    private static string Word(int number)
    {
        const string Letters = "بتجحدرزسشصضطعغفقكمن";
        var word = "";
        for (number += 8_000; number > 0; number /= Letters.Length)
        {
            word += Letters[number % Letters.Length];
        }

        return word;
    }
}
