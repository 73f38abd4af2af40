using Nashra.Arabic.Analysis;

namespace Nashra.Arabic.Tests.Analysis;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("Netanyahu", "نتنياهو")]
    [InlineData("Netanyahu", "نتانياهو")]
    [InlineData("Obama", "أوباما")]
    [InlineData("Putin", "بوتين")]
    [InlineData("Trump", "ترامب")]
    [InlineData("Erdoğan", "أردوغان")]
    [InlineData("Google", "غوغل")]
    [InlineData("Google", "جوجل")]
    [InlineData("Khashoggi", "خاشقجي")]
    [InlineData("Mohammed", "محمد")]
    [InlineData("Qaddafi", "القذافي")]
    [InlineData("Gaddafi", "قذافي")]
    [InlineData("Merkel", "ميركل")]
    [InlineData("Michelle", "ميشيل")]
    [InlineData("Churchill", "تشرشل")]
    [InlineData("Washington", "واشنطن")]
    [InlineData("Max", "ماكس")]
    [InlineData("Hussein", "حسين")]
    [InlineData("Othman", "عثمان")]
    public void A_name_has_one_key_in_both_scripts(string latin, string arabic) =>
        Transliteration.Key(latin).ShouldBe(Transliteration.Key(StemEvaluation.NashraStem(arabic)));

    [Theory]
    [InlineData("Obama", "Osama")]
    [InlineData("Putin", "Patel")]
    [InlineData("نتنياهو", "نيويورك")]
    public void Different_names_have_different_keys(string one, string other) =>
        Transliteration.Key(one).ShouldNotBe(Transliteration.Key(other));

    [Theory]
    [InlineData("Netanyahu", "نتنياهو")]
    [InlineData("Netanyahu", "نتانياهو")]
    [InlineData("Obama", "اوباما")]
    [InlineData("Riyadh", "رياض")]
    [InlineData("Dubai", "دبي")]
    [InlineData("Merkel", "ميركل")]
    [InlineData("Iran", "ايران")]
    [InlineData("Hussein", "حسين")]
    public void The_usual_spelling_is_among_the_candidates(string latin, string arabic) =>
        Transliteration.ToArabic(latin).ShouldContain(arabic);

    [Theory]
    [InlineData("نتنياهو", "ntnyahu")]
    [InlineData("بوتين", "butin")]
    [InlineData("السودان", "alsudan")]
    [InlineData("واشنطن", "washntn")]
    public void An_arabic_name_can_be_read_in_latin_letters(string arabic, string latin) =>
        Transliteration.ToLatin(arabic).ShouldBe(latin);

    [Fact]
    public void What_is_no_name_has_no_spelling() => Transliteration.ToArabic("2017!").ShouldBeEmpty();
}
