using System.Globalization;
using System.Net;
using Nashra.ForYou;
using Nashra.Tests.ForYou;

namespace Nashra.Tests.Newsroom;

public sealed class RankingPageTests
{
    [Theory, EveryDatabase]
    public async Task The_newsroom_sees_what_was_measured_on_its_own_readers_and_by_which_weights_the_paper_ranks(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var chief = await NewsroomVisitor.EntersAsync(paper);
        (await chief.Browser.GetStringAsync("/newsroom/ranking")).ShouldContain("لم تُفتح بعدُ مقالات تكفي للقياس");

        await LearningTests.LearnsFromLoversOfOneSectionAsync(paper);

        var page = await chief.Browser.GetStringAsync("/newsroom/ranking");
        var kept = await LearningTests.KeptAsync(paper);
        page.ShouldContain("150 قراءة");
        page.ShouldContain(ModelJson.Read(kept.Model).Weights.ReadsSection.ToString("0.00", CultureInfo.InvariantCulture));
        page.ShouldContain("nDCG@10");
        using var visitor = paper.Visitor();
        (await visitor.GetAsync("/newsroom/ranking")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }
}
