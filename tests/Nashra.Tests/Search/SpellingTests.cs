using Nashra.Search.Index;
using Nashra.Search.Query;
using Nashra.Search.Suggestions;

namespace Nashra.Tests.Search;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("الرياظي", "الرياضي")]
    [InlineData("الترجي الرياظي", "الترجي الرياضي")] // الترجي stands in one article, التي in all of them
    [InlineData("الترجي", null)]
    [InlineData("الرياضي", null)]
    public void A_word_is_corrected_to_one_that_says_something_and_is_near(string typed, string? meant)
    {
        using var index = new TestIndex().With(Enumerable.Range(1, 150).Select(number => new DocumentText(number, null)
        {
            Headline = number == 1 ? "فوز الترجي" : "خبر",
            Body = "النادي الرياضي والمدينة التي تنتظره",
        }));

        Spelling.Correct(QueryParser.Parse(typed), index.Index.Memory.Words).ShouldBe(meant);
    }

    [Theory]
    [InlineData("الارهاب", "الارهابب", "الإرهاب")]
    [InlineData("مكافحه الارهاب", "مكافحه الارهابب", "مكافحه الإرهاب")] // the first word is the reader's own
    [InlineData("section:علوم \"nasa\"", "section:علوم \"nasaa\"", "section:علوم \"NASA\"")]
    [InlineData("غائب", "غايب", "غائب")]
    public void A_correction_is_spelled_as_the_articles_spell_it(string corrected, string typed, string shown) =>
        WrittenSpelling.Of(corrected, typed, ["مكافحة الإِرهاب والإرهـــاب", "قالت NASA إن الارهاب"]).ShouldBe(shown);
}
