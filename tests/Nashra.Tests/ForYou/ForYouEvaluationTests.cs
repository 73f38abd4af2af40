using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Nashra.Arabic;
using Nashra.ForYou.Evaluation;
using Nashra.Localization;

namespace Nashra.Tests.ForYou;

public sealed class ForYouEvaluationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nashra-for-you").FullName;

    [Fact]
    public void A_log_of_readers_with_tastes_is_ordered_better_than_by_time_or_popularity()
    {
        var report = Run(News(60), TastefulLog(40, 12));

        report.ForYou.Auc.ShouldBeGreaterThan(0.85);
        report.ForYou.Auc.ShouldBeGreaterThan(Math.Max(report.Latest.Auc, report.Popular.Auc));
        report.Impressions.ShouldBe(480);
    }

    [Fact]
    public void The_first_list_is_ranked_before_anything_is_learned_from_it()
    {
        var once = Run(News(12), ["1\tU1\t01/02/2026 08:00:00 AM\t\tN1-1 N2-0"]);
        var otherwise = Run(News(12), ["1\tU1\t01/02/2026 08:00:00 AM\t\tN1-0 N2-1"]);

        (once.ForYou.Auc + otherwise.ForYou.Auc).ShouldBe(1);
    }

    [Fact]
    public void A_log_out_of_order_gives_the_figures_of_the_log_in_order()
    {
        var log = TastefulLog(10, 6);

        Run(News(60), [.. log.Reverse()]).ForYou.ShouldBe(Run(News(60), log).ForYou);
    }

    [Theory]
    [InlineData("1\tU1\t01/02/2026 08:00:00 AM\t", "behaviors.tsv، السطر 2: عدد الأعمدة 4، والمطلوب 5 على الأقل")]
    [InlineData("1\tU1\t01/01/0001 08:00:00 AM\t\tN1-1", "السطر 2: «01/01/0001 08:00:00 AM» ليس وقتًا مفهومًا")]
    [InlineData("1\tU1\tyesterday\t\tN1-1", "السطر 2: «yesterday» ليس وقتًا مفهومًا")]
    [InlineData("1\tU1\t15/11/2019 08:00:00\t\tN1-1", "السطر 2: «15/11/2019 08:00:00» ليس وقتًا مفهومًا")]
    [InlineData("1\tU1\t01/02/2026 08:00:00 AM\t\tN1", "السطر 2: «N1» لا ينتهي بـ -1 (فُتح) ولا بـ -0 (لم يُفتح)")]
    public void A_malformed_line_is_named(string line, string message) =>
        Refusal(() => Run(News(3), ["1\tU1\t01/02/2026 08:00:00 AM\t\tN1-1 N2-0", line])).ShouldContain(message);

    [Fact]
    public void A_log_that_was_cut_while_it_was_copied_says_where_it_ends()
    {
        var whole = Path.Combine(folder, "whole.tsv.gz");
        using (var packed = new StreamWriter(new GZipStream(File.Create(whole), CompressionLevel.Fastest)))
        {
            foreach (var line in TastefulLog(40, 12))
            {
                packed.WriteLine(line);
            }
        }

        var cut = Path.Combine(folder, "cut.tsv.gz");
        File.WriteAllBytes(cut, File.ReadAllBytes(whole)[..2000]);
        var news = Path.Combine(folder, "all.tsv");
        File.WriteAllLines(news, News(60));

        Refusal(() => ForYouEvaluation.Run(news, cut)).ShouldStartWith("cut.tsv.gz، السطر ");
    }

    [Fact]
    public void A_log_without_a_choice_has_no_figures() =>
        Refusal(() => Run(News(3), ["1\tU1\t01/02/2026 08:00:00 AM\tN3\tN1-0 N2-0"])).ShouldStartWith("لا شيء يُقاس");

    [Fact]
    public void Json_has_the_agreed_keys_and_follows_are_honoured_where_the_log_has_them()
    {
        var json = JsonDocument.Parse(Run(News(12), ["1\tU1\t01/02/2026 08:00:00 AM\t\tN1-1 N2-0 N3-0 N4-0 N5-0 N6-0 N7-0\tsection:S1"]).ToJson()).RootElement;

        json.GetProperty("auc").GetDouble().ShouldBeInRange(0, 1);
        json.GetProperty("ndcg10").GetDouble().ShouldBeInRange(0, 1);
        json.GetProperty("latest").GetProperty("mrr").GetDouble().ShouldBeInRange(0, 1);
        json.GetProperty("popular").GetProperty("ndcg5").GetDouble().ShouldBeInRange(0, 1);
        json.GetProperty("followsHonoured").GetDouble().ShouldBe(1);
    }

    [Fact]
    public void Known_tastes_are_recovered_from_the_simulated_log()
    {
        var readers = SharedReaders();
        Assert.SkipUnless(readers is not null, "the folder shared/data/readers is not beside the repository");

        var report = ForYouEvaluation.Run(Path.Combine(readers!, "news.tsv.gz"), Path.Combine(readers!, "behaviors.tsv.gz"), TestContext.Current.CancellationToken);

        report.ForYou.Auc.ShouldBeGreaterThan(0.738);
        report.ForYou.Ndcg10.ShouldBeGreaterThan(0.55);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string[] News(int count) =>
        [.. Enumerable.Range(1, count).Select(id => $"N{id}\tS{id % 6}\t\t{PoolSamples.Text(id)[..30]}\t{PoolSamples.Text(id)}\t2026-01-01T00:00:00Z\t[]\t[]")];

    // Every reader loves one section of six and opens what she is shown of it.
    private static string[] TastefulLog(int readers, int lists) =>
    [
        .. Enumerable.Range(0, readers * lists).Select(i =>
        {
            var at = new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i).ToString("MM/dd/yyyy hh:mm:ss tt", CultureInfo.InvariantCulture);
            var shown = Enumerable.Range(0, 12).Select(place => (((i * 7) + place) % 60) + 1);
            return $"{i}\tU{i % readers}\t{at}\t\t{string.Join(' ', shown.Select(id => $"N{id}-{(id % 6 == i % readers % 6 ? 1 : 0)}"))}";
        }),
    ];

    private static string Refusal(Func<ForYouReport> run) =>
        Should.Throw<MalformedLogException>(() => run()).In(new Phrases(new PhraseBook(), "ar", DigitPolicy.Western));

    private static string? SharedReaders()
    {
        var place = new DirectoryInfo(AppContext.BaseDirectory);
        while (place is not null && !File.Exists(Path.Combine(place.FullName, "Nashra.slnx")))
        {
            place = place.Parent;
        }

        var readers = Path.Combine(place?.Parent?.FullName ?? "", "shared", "data", "readers");
        return Directory.Exists(readers) ? readers : null;
    }

    private ForYouReport Run(string[] news, string[] log)
    {
        var newsPath = Path.Combine(folder, "news.tsv.gz");
        using (var writer = new StreamWriter(new GZipStream(File.Create(newsPath), CompressionLevel.Fastest)))
        {
            writer.Write(string.Join('\n', news));
        }

        var logPath = Path.Combine(folder, "behaviors.tsv");
        File.WriteAllLines(logPath, log);
        return ForYouEvaluation.Run(newsPath, logPath, TestContext.Current.CancellationToken);
    }
}
