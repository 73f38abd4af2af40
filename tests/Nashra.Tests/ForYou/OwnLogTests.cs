using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.ForYou.Evaluation;
using Nashra.Platform;
using Nashra.Tests.Readers;

namespace Nashra.Tests.ForYou;

public sealed class OwnLogTests
{
    [Theory, EveryDatabase]
    public async Task The_newsroom_measures_the_ranking_on_what_its_own_readers_opened(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        (await Should.ThrowAsync<MalformedLogException>(() => EvaluateAsync(paper))).Message.ShouldBe("for_you.log.nothing");

        var loved = await paper.OpensSectionAsync("energy", "طاقة");
        var others = await paper.OpensSectionAsync("cities", "مدن");
        List<Article> opened = [];
        for (var i = 0; i < 24; i++)
        {
            var isLoved = i % 4 == 0;
            var article = await paper.PublishesAsync($"خبر {PoolSamples.Text(i)[..20]}", PoolSamples.Text(i + 50), (isLoved ? loved : others).Id);
            if (isLoved)
            {
                opened.Add(article);
            }
        }

        using var browser = await paper.ReaderAsync("huda@example.org");
        using var forgetful = await paper.ReaderAsync("salma@example.org");
        await forgetful.ActsAsync("/reading/kept", false);
        foreach (var article in opened)
        {
            paper.Clock.Advance(TimeSpan.FromHours(1));
            await ReadsAsync(browser, article);
            await ReadsAsync(forgetful, article);
        }

        var report = await EvaluateAsync(paper);

        report.Impressions.ShouldBe(opened.Count); // of the reader without a history there is nothing
        report.ForYou.Auc.ShouldBeGreaterThan(0.7);
        report.ForYou.Auc.ShouldBeGreaterThan(report.Latest.Auc);
        report.FollowsHonoured.ShouldBeNull();
    }

    private static async Task<ForYouReport> EvaluateAsync(TestNewspaper paper)
    {
        await using var scope = paper.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OwnLog>().EvaluateAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> ReadsAsync(HttpClient browser, Article article) =>
        browser.PostAsync($"/read/{ShortId.From(article.Id)}", new StringContent("opened"));
}
