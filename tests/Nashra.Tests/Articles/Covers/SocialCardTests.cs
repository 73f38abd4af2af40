using System.Xml.Linq;
using Nashra.Articles.Covers;

namespace Nashra.Tests.Articles.Covers;

public sealed class SocialCardTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("<script>alert(1)</script> & \"اقتباس\" ]]> <!--")]
    [InlineData("سطر\nآخر\u0000\u0007\u202eمقلوب\u2066\ud800 نصف")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("👩‍👩‍👧‍👦 عائلة 🇵🇸")]
    public void Hostile_headlines_stay_text(string headline)
    {
        var card = XDocument.Parse(SocialCard.Svg(headline, headline, 195, headline, 5));

        card.Descendants(Svg + "script").ShouldBeEmpty();
        card.Descendants(Svg + "text").ShouldAllBe(text => !text.Value.Any(char.IsControl) && !text.Value.Contains('\u202e'));
    }

    [Fact]
    public void A_headline_of_ten_megabytes_is_cut_to_four_lines_at_a_word()
    {
        var lines = HeadlineOf(string.Concat(Enumerable.Repeat("تطويل ", 2_000_000)));

        lines.Length.ShouldBeLessThanOrEqualTo(4);
        lines[^1].ShouldEndWith("تطويل…");
    }

    [Fact]
    public void One_word_longer_than_the_card_does_not_run_off_it()
    {
        HeadlineOf(new string('ص', 900)).ShouldBe(["…"]);
    }

    [Fact]
    public void Every_word_of_an_ordinary_headline_is_there_in_order()
    {
        const string Headline = "المدينة القديمة تستعيد أسواقها: حِرفيّون شباب يرثون مهنة الأجداد";

        string.Join(' ', HeadlineOf(Headline)).ShouldBe(Headline);
    }

    [Fact]
    public void Lines_are_balanced_so_that_no_word_stands_alone()
    {
        HeadlineOf("المدينة القديمة تستعيد أسواقها: حِرفيّون شباب يرثون مهنة الأجداد ويفتحون أبوابها للعالم")
            .ShouldAllBe(line => line.Contains(' '));
    }

    [Fact]
    public void The_same_article_has_the_same_card()
    {
        SocialCard.Svg("عنوان", "علوم", 250, "نشرة", 9).ShouldBe(SocialCard.Svg("عنوان", "علوم", 250, "نشرة", 9));
    }

    private static string[] HeadlineOf(string headline) =>
    [
        .. XDocument.Parse(SocialCard.Svg(headline, "قسم", 195, "نشرة", 5)).Descendants(Svg + "text").Skip(1).SkipLast(1).Select(text => text.Value),
    ];
}
