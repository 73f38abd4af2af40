using Nashra.Search;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Tests.Search;

public sealed class QueryTests
{
    private static readonly DocumentText[] Library =
    [
        new(1, null) { Headline = "وزير التعليم يزور المدارس", Body = "زار الوزير مدرسة في الرياض والتقى المعلمين." },
        new(2, null) { Headline = "المعلمون يطالبون", Body = "قال معلم إن الوزراء وعدوا. البنك المركزي بعيد عن هذا." },
        new(3, null) { Headline = "أسعار النفط", Body = "ارتفعت أسعار النفط في الأسواق كما قال البنك الدولي والمركزي." },
        new(4, null) { Headline = "نتنياهو في واشنطن", Body = "وصل نتنياهو إلى واشنطن." },
    ];

    [Theory]
    [InlineData("معلم -الرياض", new long[] { 2 })]
    [InlineData("\"البنك المركزي\"", new long[] { 2 })]
    [InlineData("«البنك المركزي»", new long[] { 2 })]
    [InlineData("النفط OR واشنطن", new long[] { 3, 4 })]
    [InlineData("النفط أو واشنطن", new long[] { 3, 4 })]
    [InlineData("\"معلم\"", new long[] { 2 })]
    [InlineData("Netanyahu", new long[] { 4 })]
    [InlineData("ما هي أسعار النفط؟", new long[] { 3 })]
    public void A_query_finds_what_its_signs_ask_for(string query, long[] expected)
    {
        using var index = new TestIndex().With(Library);

        index.Finds(query).Take(expected.Length).Order().ShouldBe(expected);
        index.Finds(query).Count.ShouldBe(expected.Length);
    }

    [Fact]
    public void The_very_form_stands_above_other_forms_of_its_stem()
    {
        using var index = new TestIndex().With([
            new(1, null) { Body = "زار المدن كثيرا" }, new(2, null) { Body = "زار المدينة كثيرا" }]);

        index.Finds("المدن")[0].ShouldBe(1);
        index.Finds("المدينة")[0].ShouldBe(2);
    }

    [Theory]
    [InlineData("قسم:علوم فلك", "علوم", null)]
    [InlineData("section:science moon", "science", null)]
    [InlineData("كاتب:\"سارة العلي\" نهر", null, "سارة العلي")]
    public void Keywords_narrow_in_both_languages(string query, string? section, string? author)
    {
        var parsed = QueryParser.Parse(query);

        parsed.Filter.Section.ShouldBe(section);
        parsed.Filter.Author.ShouldBe(author);
        parsed.Clauses.ShouldHaveSingleItem();
    }

    [Fact]
    public void Dates_are_read_in_any_digits()
    {
        QueryParser.Parse("بعد:٢٠١٥-٠٦ قبل:2016").Filter.ShouldBe(new SearchFilter(null, null, null, new DateOnly(2015, 6, 1), new DateOnly(2015, 12, 31)));
        QueryParser.Parse("before:yesterday").Clauses.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Hostile_queries_are_all_answered()
    {
        using var index = new TestIndex().With(Library);
        var chance = new Random(7);

        for (var number = 0; number < HostileQueries.Count; number++)
        {
            Should.NotThrow(() => index.Finds(HostileQueries.Next(chance)));
        }

        Should.NotThrow(() => index.Finds(new string('ا', 1 << 20)));
        Should.NotThrow(() => index.Finds(string.Concat(Enumerable.Repeat("\"نص - ", 200_000))));
    }

    [Fact]
    public void A_highlight_never_breaks_a_joined_word()
    {
        foreach (var text in SharedArchive.Read(300).Select(document => document.Body).Where(body => body.Length > 0))
        {
            var passage = new Highlighter(QueryParser.Parse("السعودية وزير محمد العمل"), new Vocabulary()).BestPassage("", text);

            foreach (var (start, length) in passage.Marks)
            {
                IsLetter(passage.Text, start - 1).ShouldBeFalse(passage.Text);
                IsLetter(passage.Text, start + length).ShouldBeFalse(passage.Text);
            }
        }
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);
}
