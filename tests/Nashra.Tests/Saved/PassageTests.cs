using Nashra.Saved;

namespace Nashra.Tests.Saved;

public sealed class PassageTests
{
    private static readonly string[] Text =
    [
        "رصد الفلكيون قمرًا صغيرًا يدور حول الكوكب البعيد.",
        "وقال المرصد إن قطر القمر ثلاثة كيلومترات، وإن كتلته لم تُحسب بعد.",
        "وقال المرصد إن الفريق يعود في الربيع.",
    ];

    [Theory]
    [InlineData("قطر القمر ثلاثة كيلومترات")]
    [InlineData("قُطْرَ القَمَرِ ثلاثـــة كيلومترات")] // marks and tatweel are no other words
    [InlineData("قطر القمر، ثلاثة كيلومترات.")]
    public void A_passage_is_found_however_it_is_spelt(string quote)
    {
        var found = new PassageFinder(Text).Find(new Passage(quote, "", "", -1));

        found.State.ShouldBe(PassageState.Standing);
        Text[found.Block].Substring(found.Start, found.Length).ShouldBe("قطر القمر ثلاثة كيلومترات");
    }

    [Fact]
    public void Of_two_places_the_one_with_the_same_neighbours_is_meant() =>
        new PassageFinder(Text).Find(new Passage("وقال المرصد إن", "", "الفريق يعود", 1)).Block.ShouldBe(2);

    [Fact]
    public void Of_two_places_that_fit_alike_the_nearer_is_meant() =>
        new PassageFinder(["قال الشاهد نعم", "فاصل", "قال الشاهد نعم"]).Find(new Passage("قال الشاهد", "", "", 2)).Block.ShouldBe(2);

    [Fact]
    public void A_passage_keeps_its_place_when_paragraphs_come_before_it()
    {
        string[] longer = ["فقرة جديدة في الأعلى.", "وأخرى.", .. Text];

        new PassageFinder(longer).Find(new Passage("قطر القمر ثلاثة كيلومترات", "المرصد إن", "وإن كتلته", 1)).ShouldBe(
            new PassageFinder(Text).Find(new Passage("قطر القمر ثلاثة كيلومترات", "", "", 1)) with { Block = 3 });
    }

    [Fact]
    public void A_passage_in_which_a_word_was_corrected_is_found_and_says_so()
    {
        string[] corrected = [Text[0], "وقال المرصد إن قطر القمر ثلاثون كيلومترًا، وإن كتلته لم تُحسب بعد.", Text[2]];

        var found = new PassageFinder(corrected).Find(new Passage("إن قطر القمر ثلاثة كيلومترات، وإن كتلته", "وقال المرصد", "لم تُحسب", 1));

        found.State.ShouldBe(PassageState.Changed);
        corrected[found.Block].Substring(found.Start, found.Length).ShouldContain("قطر القمر ثلاثون كيلومترًا، وإن كتلته");
    }

    [Theory]
    [InlineData("لا شيء من هذا في المقال أصلًا")]
    [InlineData("…!")]
    [InlineData("")]
    public void What_is_not_there_is_lost_and_never_somewhere_else(string quote) =>
        new PassageFinder(Text).Find(new Passage(quote, "", "", 0)).ShouldBe(FoundPassage.Nowhere);
}
