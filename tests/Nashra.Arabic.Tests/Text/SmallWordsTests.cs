namespace Nashra.Arabic.Tests.Text;

public sealed class SmallWordsTests
{
    [Theory]
    [InlineData(new string[0], "")]
    [InlineData(new[] { "أ" }, "أ")]
    [InlineData(new[] { "أ", "ب" }, "أ وب")]
    [InlineData(new[] { "أ", "ب", "ج" }, "أ وب وج")]
    public void Things_are_listed_with_waw(string[] items, string listed) => ArabicList.Join(items).ShouldBe(listed);

    [Fact]
    public void The_joining_word_is_that_of_cldr() =>
        Cldr.Read("ar/listPatterns.json")["main"]!["ar"]!["listPatterns"]!["listPattern-type-standard"]!["middle"]!.ToString().ShouldBe("{0} و{1}");

    [Theory]
    [InlineData(int.MinValue, 1)]
    [InlineData(0, 1)]
    [InlineData(181, 1)]
    [InlineData(272, 2)]
    [InlineData(905, 5)]
    [InlineData(int.MaxValue, 11864551)]
    public void Reading_takes_whole_minutes_and_never_none(int words, int minutes) => ReadingTime.Minutes(words).ShouldBe(minutes);
}
