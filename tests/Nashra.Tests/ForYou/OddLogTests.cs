using System.IO.Compression;
using System.Text;
using Nashra.Arabic;
using Nashra.ForYou.Evaluation;
using Nashra.Localization;

namespace Nashra.Tests.ForYou;

/// <summary>Logs as other newspapers keep them.</summary>
public sealed class OddLogTests : IDisposable
{
    private const string Morning = "11/11/2019 9:05:58 AM";
    private readonly string folder = Directory.CreateTempSubdirectory("nashra-odd-logs").FullName;

    [Theory]
    [InlineData("11/11/2019 9:05:58 AM")]
    [InlineData("11/11/2019 09:05:58 AM")]
    [InlineData("11/11/2019 9:05:58 am")]
    [InlineData("11/11/2019 9:05 AM")]
    [InlineData("11/11/2019 9:05:58")]
    [InlineData("2019-11-11T09:05:58Z")]
    [InlineData("2019-11-11T12:05:58.250+03:00")]
    [InlineData("2019-11-11 09:05:58")]
    [InlineData("2019-11-11")]
    [InlineData("1573463158")]
    [InlineData("1573463158250")]
    public void Times_are_understood_as_logs_write_them(string time) =>
        Figures($"1\tU1\t{time}\tN3\tN1-1 N2-0").Impressions.ShouldBe(1);

    [Theory]
    [InlineData("1\tU1\t11/11/2019 9:05:58 AM\t\tN1-1 N2-0")]
    [InlineData("1\tU1\t11/11/2019 9:05:58 AM\t\tN1-1 N1-1 N2-0 N2-0")]
    [InlineData("1\tU1\t11/11/2019 9:05:58 AM\t\tN1-1 N1-0")]
    [InlineData("1\t\t11/11/2019 9:05:58 AM\t N3  N3 \t N1-1  N2-0 ")]
    [InlineData("1\tU1\t11/11/2019 9:05:58 AM\t\tN1-1 N2-0\r\n2\tU1\t11/11/2019 9:06:58 AM\t\tN1-0 N2-0\r\n3\tU2\t11/11/2019 9:07:58 AM\t\t\r\n\r\n")]
    [InlineData("impression_id\tuser_id\ttime\thistory\timpressions\n1\tU1\t11/11/2019 9:05:58 AM\tN3\tN1-1 N2-0\n")]
    [InlineData("\uFEFFimpression_id\tuser_id\ttime\thistory\timpressions\n1\tU1\t11/11/2019 9:05:58 AM\tN3\tN1-1 N2-0")]
    [InlineData("1\tU1\t11/11/2019 9:05:58 AM\tN3\tN1-1 N2-0\tsection:news mobile topic:Q1")]
    public void Lists_without_history_without_clicks_or_shown_twice_are_measured(string log) =>
        Figures(log).Impressions.ShouldBe(1);

    [Fact]
    public void A_log_in_the_very_shape_of_MIND_is_read_with_its_entities_and_its_addresses()
    {
        string[] news =
        [
            "N88753\tlifestyle\tlifestyleroyals\tThe Brands Queen Elizabeth, Prince Charles, and Prince Philip Swear By\tShop the notebooks, jackets, and more that the royals can\'t live without.\thttps://assets.msn.com/labs/mind/AAGH0ET.html\t[{\"Label\": \"Prince Philip, Duke of Edinburgh\", \"Type\": \"P\", \"WikidataId\": \"Q80976\", \"Confidence\": 1.0, \"OccurrenceOffsets\": [48], \"SurfaceForms\": [\"Prince Philip\"]}]\t[]",
            "N45436\tnews\tnewsscienceandtechnology\tWalmart Slashes Prices on Last-Generation iPads\tApple\'s new iPad releases bring big deals on last year\'s models.\thttps://assets.msn.com/labs/mind/AABmf2I.html\t[{\"Label\": \"IPad\", \"Type\": \"J\", \"WikidataId\": \"Q2796\"}]\t",
            "N23144\thealth\tweightloss\t50 Worst Habits For Belly Fat\t\thttps://assets.msn.com/labs/mind/AAB19MK.html\tnot JSON\t–",
        ];

        var report = Run(string.Join('\n', news), $"1\tU13740\t{Morning}\tN88753 N45436\tN23144-0 N45436-1\n2\tU91836\t11/12/2019 6:11:30 PM\t\tN23144-1 N88753-0");

        report.Impressions.ShouldBe(2);
        report.Gaps.UnreadEntities.ShouldBe(1);
    }

    [Fact]
    public void An_article_that_the_news_file_does_not_have_keeps_its_place_in_the_list_and_is_counted()
    {
        var report = Figures($"1\tU1\t{Morning}\tN77\tN1-0 N99-1 N2-0");

        report.Impressions.ShouldBe(1);
        report.Gaps.UnknownArticles.ShouldBe(2);
        report.ToJson().ShouldContain("\"unknownArticles\": 2");
        report.Gaps.In(Arabic()).ShouldBe(["غاب عن ملف الأخبار مقالان ذكرهما السجلّ، فرُتّبا بحداثتهما وإقبال القراء عليهما وحدهما."]);
    }

    [Fact]
    public void A_news_file_of_another_log_is_refused() =>
        Should.Throw<MalformedLogException>(() => Figures($"1\tU1\t{Morning}\t\tA1-1 A2-0")).In(Arabic()).ShouldStartWith("لا يذكر ملف الأخبار أيًّا من مقالات السجلّ");

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("impression_id\tuser_id\ttime\thistory\timpressions\n")]
    [InlineData("1\tU1\t11/11/2019 9:05:58 AM\tN3\t")]
    public void A_log_without_lists_says_that_there_is_nothing_to_measure(string log) =>
        Should.Throw<MalformedLogException>(() => Figures(log)).In(Arabic()).ShouldStartWith("لا شيء يُقاس");

    [Fact]
    public void An_article_twice_in_the_news_file_stands_as_it_stood_first()
    {
        var report = Run("news_id\tcategory\tsubcategory\ttitle\tabstract\n" + News() + "\n" + News(), $"1\tU1\t{Morning}\t\tN1-1 N2-0");

        report.Gaps.RepeatedArticles.ShouldBe(3);
        report.Gaps.UnknownArticles.ShouldBe(0);
    }

    [Fact]
    public void What_a_file_is_packed_with_is_seen_in_it_not_in_its_name()
    {
        var (news, log) = (Path.Combine(folder, "news.tsv.gz"), Path.Combine(folder, "behaviors.tsv"));
        File.WriteAllText(news, News(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        using (var packed = new GZipStream(File.Create(log), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes($"1\tU1\t{Morning}\t\tN1-1 N2-0"));
        }

        ForYouEvaluation.Run(news, log, TestContext.Current.CancellationToken).Impressions.ShouldBe(1);
    }

    [Fact]
    public void What_a_reader_begins_to_follow_counts_from_then_on()
    {
        string[] lists = ["N1-1 N2-0 N3-0", "N1-0 N2-1 N3-0"];
        var report = Figures($"1\tU1\t{Morning}\t\t{lists[0]}\n2\tU1\t11/11/2019 10:05:58 AM\t\t{lists[1]}\tsection:S2");

        report.FollowsHonoured.ShouldBe(1);
        report.ForYou.Mrr.ShouldBe((Figures($"1\tU1\t{Morning}\t\t{lists[0]}").ForYou.Mrr + 1) / 2, 1e-9);
    }

    [Fact]
    public void Without_times_what_is_read_at_once_after_days_of_a_log_counts_as_new()
    {
        var report = Figures("1\tU1\t11/11/2019 9:00:00 AM\t\tN1-1\n2\tU1\t11/15/2019 9:00:00 AM\t\tN2-1\n3\tU2\t11/16/2019 9:00:00 AM\tN3\tN3-1 N2-0");

        report.Latest.Auc.ShouldBe(1);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string News() => string.Join("\r\n", Enumerable.Range(1, 3).Select(id => $"N{id}\tS{id}\t–\t{PoolSamples.Text(id)[..30]}\t{PoolSamples.Text(id)}\thttps://example.org/{id}\t–\t–"));

    private static Phrases Arabic() => new(new PhraseBook(), "ar", DigitPolicy.Western);

    private ForYouReport Figures(string log) => Run(News(), log);

    private ForYouReport Run(string news, string log)
    {
        var (newsPath, logPath) = (Path.Combine(folder, "news.tsv"), Path.Combine(folder, "behaviors.tsv"));
        File.WriteAllText(newsPath, news);
        File.WriteAllText(logPath, log);
        return ForYouEvaluation.Run(newsPath, logPath, TestContext.Current.CancellationToken);
    }
}
