using Nashra.Arabic;
using Nashra.Localization;

namespace Nashra.Tests.Localization;

public sealed class PhrasesTests
{
    private static readonly PhraseBook Book = new();

    [Fact]
    public void English_says_everything_that_Arabic_says_and_nothing_else() =>
        Book.Keys("en").Order(StringComparer.Ordinal).ShouldBe(Book.Keys("ar").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(1, "دقيقة قراءة")]
    [InlineData(2, "دقيقتا قراءة")]
    [InlineData(3, "3 دقائق قراءة")]
    [InlineData(11, "11 دقيقة قراءة")]
    [InlineData(100, "100 دقيقة قراءة")]
    public void A_number_meets_its_noun_in_the_right_form(int minutes, string said) =>
        new Phrases(Book, "ar", DigitPolicy.Western).Count("article.minutes", minutes).ShouldBe(said);

    [Fact]
    public void What_has_plural_forms_is_not_said_without_its_number() =>
        Should.Throw<InvalidOperationException>(() => new Phrases(Book, "ar", DigitPolicy.Western).Say("newsroom.staff_count", 2));
}
