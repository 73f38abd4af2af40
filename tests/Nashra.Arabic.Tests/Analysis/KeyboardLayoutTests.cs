using Nashra.Arabic.Analysis;

namespace Nashra.Arabic.Tests.Analysis;

public sealed class KeyboardLayoutTests
{
    [Theory]
    [InlineData("hg;jhf", "الكتاب")]
    [InlineData("lwv", "مصر")]
    [InlineData("hgsu,]dm", "السعودية")]
    [InlineData(",.dv hgjvfdm", "وزير التربية")]
    public void Arabic_typed_on_latin_keys_is_understood(string typed, string meant)
    {
        KeyboardLayout.ToArabic(typed).ShouldBe(meant);
        KeyboardLayout.Correct(typed).ShouldBe(meant);
    }

    [Theory]
    [InlineData("ىثصس", "news")]
    [InlineData("خلاشةش", "obama")]
    [InlineData("ءخىيخى", "xondon")]
    public void Latin_typed_on_arabic_keys_is_understood(string typed, string meant) =>
        KeyboardLayout.ToLatin(typed).ShouldBe(meant);

    [Theory]
    [InlineData("ىثصس", "news")]
    [InlineData("خلاشةش", "obama")]
    public void Latin_that_can_be_pronounced_is_proposed(string typed, string meant) =>
        KeyboardLayout.Correct(typed).ShouldBe(meant);

    [Theory]
    [InlineData("news")]
    [InlineData("Netanyahu")]
    [InlineData("وزير التربية")]
    [InlineData("نتنياهو")]
    [InlineData("2017")]
    [InlineData("")]
    public void What_was_typed_on_the_right_layout_is_left_alone(string typed) => KeyboardLayout.Correct(typed).ShouldBeNull();

    [Fact]
    public void Keys_survive_the_way_there_and_back() =>
        KeyboardLayout.ToLatin(KeyboardLayout.ToArabic("qwertyuiop asdfghjkl zxcvnm")).ShouldBe("qwertyuiop asdfghjkl zxcvnm".Replace("gh", "b", StringComparison.Ordinal));
}
