using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.ForYou;
using Nashra.FrontPage;
using Nashra.Platform;
using Nashra.Readers;
using Nashra.Tests.Readers;

namespace Nashra.Tests.ForYou;

/// <summary>The running newspaper learns: from what many open, from what one reader opens, and once a day from all readings together.</summary>
public sealed class LearningTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_others_open_rises_for_a_reader_of_whom_nothing_is_known(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var news = await FillAsync(paper);
        using var newcomer = await paper.ReaderAsync("huda@example.org");
        var before = Order(await newcomer.GetStringAsync("/for-you"));
        var last = news.Single(article => ShortId.From(article.Id) == before[^1]);

        await OpenedByManyAsync(paper, last, 40);

        Order(await newcomer.GetStringAsync("/for-you"))[0].ShouldBe(ShortId.From(last.Id));
        (await newcomer.GetStringAsync("/for-you")).ShouldContain("لأن القراء يُقبلون عليه");

        // A node that starts later counts the same, from what all nodes keep.
        using var other = ActivatorUtilities.CreateInstance<NewsPools>(paper.Services);
        Appeal(await other.CurrentAsync(Cancel), last).ShouldBe(Appeal(await paper.Services.GetRequiredService<NewsPools>().CurrentAsync(Cancel), last));
        Appeal(await other.CurrentAsync(Cancel), last).ShouldBeGreaterThan(0.5f);

        paper.Clock.Advance(TimeSpan.FromDays(4));
        await LookAsync(paper);
        Appeal(await paper.Services.GetRequiredService<NewsPools>().CurrentAsync(Cancel), last).ShouldBeLessThan(0.1f);
    }

    [Theory, EveryDatabase]
    public async Task What_a_reader_opens_brings_her_more_of_its_section_and_of_its_topics_and_nobody_else(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var news = await FillAsync(paper);
        var topics = await paper.InDatabaseAsync(db => db.Articles.SelectMany(a => a.Topics, (a, about) => new { a.Id, about.TopicId }).ToDictionaryAsync(about => about.Id, about => about.TopicId));
        var loved = news.Where(article => article.SectionId == news[0].SectionId).ToList();
        using var browser = await paper.ReaderAsync("huda@example.org");
        using var other = await paper.ReaderAsync("salma@example.org");
        var before = Order(await other.GetStringAsync("/for-you"));

        foreach (var article in loved.Take(3))
        {
            await browser.PostAsync($"/read/{ShortId.From(article.Id)}", new StringContent("opened"));
        }

        var hers = Order(await browser.GetStringAsync("/for-you"));
        hers.Take(2).ShouldBe(loved.Skip(3).Select(article => ShortId.From(article.Id)), ignoreOrder: true);
        Order(await other.GetStringAsync("/for-you")).ShouldBe(before);
        var memory = MemoryBytes.Read(await paper.InDatabaseAsync(db => db.Memories.Select(m => m.Bytes).SingleAsync()));
        memory.TallyOf(new Subject(SubjectKind.Topic, topics[loved[0].Id]).Key).Opened.ShouldBe(3);

        await browser.ActsAsync("/reading/kept", false);
        Order(await browser.GetStringAsync("/for-you")).ShouldBe(before);
    }

    [Theory, EveryDatabase]
    public async Task What_a_reader_saves_and_shares_brings_her_more_of_its_kind_once_for_each(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var news = await FillAsync(paper);
        var loved = news.Where(article => article.SectionId == news[0].SectionId).ToList();
        var section = new Subject(SubjectKind.Section, news[0].SectionId);
        using var browser = await paper.ReaderAsync("huda@example.org");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.ActsAsync($"/saved/{ShortId.From(loved[0].Id)}", true)));
        (await MemoryAsync(paper)).TallyOf(section.Key).Opened.ShouldBe(0.7f, 0.001);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.PostAsync($"/read/{ShortId.From(loved[1].Id)}", new StringContent("shared"))));
        (await MemoryAsync(paper)).TallyOf(section.Key).Opened.ShouldBe(1.4f, 0.001);

        Order(await browser.GetStringAsync("/for-you")).Take(5).ShouldBe(loved.Select(article => ShortId.From(article.Id)), ignoreOrder: true);
        (await browser.GetStringAsync("/account")).ShouldContain("بدا لنا أن «");
        (await browser.GetStringAsync("/account/export.json")).ShouldNotContain("\"sharedAt\": null");
    }

    [Theory, EveryDatabase]
    public async Task What_a_reader_dismisses_brings_her_less_of_its_kind_until_she_takes_it_back(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var news = await FillAsync(paper);
        var section = new Subject(SubjectKind.Section, news[0].SectionId);
        using var browser = await paper.ReaderAsync("huda@example.org");
        var (before, dismiss) = (Order(await browser.GetStringAsync("/for-you")), $"/for-you/dismissed/{ShortId.From(news[0].Id)}");

        await browser.ActsAsync(dismiss, true);
        await browser.ActsAsync(dismiss, true);
        (await MemoryAsync(paper)).TallyOf(section.Key).ShouldBe(new Tally(0, 1));
        var loved = news.Where(article => article.SectionId == section.Id).Skip(1).Select(article => ShortId.From(article.Id)).ToList();
        loved.Sum(Order(await browser.GetStringAsync("/for-you")).IndexOf).ShouldBeGreaterThan(loved.Sum(before.IndexOf));

        await browser.ActsAsync(dismiss, false);
        (await MemoryAsync(paper)).TallyOf(section.Key).ShouldBe(default);
        Order(await browser.GetStringAsync("/for-you")).ShouldBe(before);
    }

    [Theory, EveryDatabase]
    public async Task Of_who_keeps_no_history_neither_saving_nor_sharing_nor_dismissing_teaches_anything(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var news = await FillAsync(paper);
        using var browser = await paper.ReaderAsync("huda@example.org");
        await browser.ActsAsync("/reading/kept", false);

        await browser.ActsAsync($"/saved/{ShortId.From(news[0].Id)}", true);
        await browser.PostAsync($"/read/{ShortId.From(news[1].Id)}", new StringContent("shared"));
        await browser.ActsAsync($"/for-you/dismissed/{ShortId.From(news[2].Id)}", true);

        (await paper.InDatabaseAsync(db => db.Memories.CountAsync())).ShouldBe(0);
        (await paper.InDatabaseAsync(db => db.Readings.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task The_paper_learns_its_weights_from_its_own_readers_once_a_day_and_names_none(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var news = await FillAsync(paper);
        await LearnsAsync(paper);
        (await KeptAsync(paper)).Report.ShouldBeEmpty();

        await LoveOneSectionAsync(paper, news);
        await LearnsAsync(paper);
        (await KeptAsync(paper)).Report.ShouldBeEmpty(); // a day has not gone by
        paper.Clock.Advance(TimeSpan.FromDays(1));
        await LearnsAsync(paper);

        var learned = ModelJson.Read((await KeptAsync(paper)).Model);
        learned.Weights.ReadsSection.ShouldNotBe(new RankingWeights().ReadsSection);
        learned.Weights.FollowsTopic.ShouldBe(new RankingWeights().FollowsTopic);
        learned.SectionLift(new Subject(SubjectKind.Section, news[0].SectionId).Key).ShouldBeGreaterThan(0.2);
        learned.Sections.Keys.ShouldBeSubsetOf(news.Select(article => new Subject(SubjectKind.Section, article.SectionId).Key));
        await LookAsync(paper);
        (await paper.Services.GetRequiredService<NewsPools>().CurrentAsync(Cancel)).Model.Weights.ShouldBe(learned.Weights);

        await paper.InDatabaseAsync(db => db.Readings.ExecuteDeleteAsync());
        paper.Clock.Advance(TimeSpan.FromDays(1));
        await LearnsAsync(paper);
        ModelJson.Read((await KeptAsync(paper)).Model).Weights.ShouldBe(new RankingWeights()); // what is gone is gone from the lesson too
    }

    /// <summary>Thirty readers open the five articles of one section, and the paper learns from it.</summary>
    internal static async Task LearnsFromLoversOfOneSectionAsync(TestNewspaper paper)
    {
        await LoveOneSectionAsync(paper, await FillAsync(paper));
        paper.Clock.Advance(TimeSpan.FromDays(1));
        await LearnsAsync(paper);
    }

    internal static Task<KeptModel> KeptAsync(TestNewspaper paper) => paper.InDatabaseAsync(db => db.KeptModels.AsNoTracking().SingleAsync());

    private static async Task<ReadingMemory> MemoryAsync(TestNewspaper paper) => MemoryBytes.Read(await paper.InDatabaseAsync(db => db.Memories.Select(m => m.Bytes).SingleAsync()));

    /// <summary>Twenty articles of one moment: five of one section and one topic, fifteen of another.</summary>
    private static async Task<List<Article>> FillAsync(TestNewspaper paper)
    {
        var topic = await paper.OpensTopicAsync("الطاقة الشمسية");
        var energy = await paper.OpensSectionAsync("energy", "طاقة");
        var cities = await paper.OpensSectionAsync("cities", "مدن");
        List<Article> news = [];
        for (var i = 0; i < 20; i++)
        {
            news.Add(await paper.PublishesAsync($"خبر {PoolSamples.Text(i)[..20]}", PoolSamples.Text(i + 50), (i % 4 == 0 ? energy : cities).Id, i % 4 == 0 ? [topic.Id] : []));
        }

        return news;
    }

    private static async Task OpenedByManyAsync(TestNewspaper paper, Article article, int times)
    {
        using var visitor = paper.Visitor();
        for (var i = 0; i < times; i++)
        {
            await visitor.PostAsync("/views", new StringContent(ShortId.From(article.Id)));
        }

        await paper.Services.GetRequiredService<ViewCounter>().AddUpAsync(Cancel);
        paper.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(paper);
    }

    private static Task LoveOneSectionAsync(TestNewspaper paper, List<Article> news) => paper.InDatabaseAsync(async db =>
    {
        var loved = news.Where(article => article.SectionId == news[0].SectionId).ToList();
        var readers = Enumerable.Range(0, 30).Select(i => Reader.Join(EmailAddress.Parse($"reader{i}@example.org"), null, paper.Clock.GetUtcNow())).ToList();
        db.AddRange(readers);
        await db.SaveChangesAsync();
        foreach (var (turn, reader) in readers.Index())
        {
            foreach (var (place, article) in loved.Index())
            {
                var at = paper.Clock.GetUtcNow().AddMinutes((place * 40) + turn).ToUnixTimeMilliseconds();
                await db.Database.ExecuteSqlAsync($"INSERT INTO reading (reader_id, article_id, opened_at) VALUES ({reader.Id}, {article.Id}, {at})");
            }
        }
    });

    private static async Task LearnsAsync(TestNewspaper paper)
    {
        await using var scope = paper.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RankingSchool>().LearnWhenDueAsync(Cancel);
    }

    private static Task LookAsync(TestNewspaper paper) => paper.Services.GetRequiredService<NewsPools>().LookAsync(Cancel);

    private static float Appeal(NewsPool pool, Article article) =>
        pool.Candidates.TryFind(article.Id, out var row) ? pool.Candidates.Appeal[row] : throw new InvalidOperationException("not in the pool");

    private static List<string> Order(string page) =>
        [.. page.Split("id=\"a-").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)])];
}
