using Nashra.Search.Index;

namespace Nashra.Tests.Search;

/// <summary>Which articles are looked at when more match than can be.</summary>
public sealed class CandidateTests
{
    private const string About = "زرع الفلاح القمح. عاد الفلاح إلى القمح الذي زرع، والقمح طعام الفلاح.";

    [Fact]
    public void An_old_article_about_a_word_is_found_before_newer_ones_that_mention_it()
    {
        using var index = new TestIndex().With([Article(1, About), .. Enumerable.Range(2, 1300).Select(id => Article(id, "القمح"))]);

        index.Finds("قمح")[0].ShouldBe(1);
    }

    [Fact]
    public void The_very_form_is_found_among_more_than_are_looked_at()
    {
        using var index = new TestIndex().With([Article(1, "كتب"), .. Enumerable.Range(2, 1300).Select(id => Article(id, "كتاب"))]);

        index.Finds("كتب")[0].ShouldBe(1);
    }

    [Theory]
    [InlineData("زرع فلاح قمح نهر", true)]
    [InlineData("فلاح قمح نهر", false)]
    public void The_best_answer_may_lack_one_of_many_words(string question, bool isFound)
    {
        using var index = new TestIndex().With([Article(1, About), .. Enumerable.Range(2, 50).Select(id => Article(id, "زرع الفلاح القمح عند النهر"))]);

        index.Finds(question).Contains(1).ShouldBe(isFound);
    }

    // As long as articles are, of words that no question asks for.
    private static DocumentText Article(int id, string about) => new(id, DateTimeOffset.UnixEpoch.AddHours(id))
    {
        Body = $"{about} {string.Join(' ', Enumerable.Range(0, 200).Select(word => $"كلمة{(char)('ا' + (word % 30))}{(char)('ب' + (word / 30))}"))}",
    };
}
