using System.Text;

namespace Nashra.Arabic.Tests.Text;

public sealed class SlugTests
{
    [Theory]
    [InlineData("الأهلي يفوز 2–1 على الزمالك!", "الأهلي-يفوز-2-1-على-الزمالك")]
    [InlineData("مُحَمَّدٌ في الكتـــاب", "محمد-في-الكتاب")]
    [InlineData("عام ٢٠٢٦ و۲۰۲۷", "عام-2026-و2027")]
    [InlineData("  «BBC» تقول: COVID-19  ", "bbc-تقول-covid-19")]
    [InlineData("ا\u0654حمد", "أحمد")]
    [InlineData("ﻣﺴﺆﻭﻝ", "مسؤول")]
    [InlineData("Don’t Cafe\u0301", "dont-café")]
    [InlineData("قال\u202Eنعم\u200F", "قالنعم")]
    [InlineData("a/b?c#d%e", "a-b-c-d-e")]
    [InlineData("كلمة 👍", "كلمة")]
    [InlineData("!؟…", "")]
    [InlineData("", "")]
    public void A_headline_becomes_a_readable_address(string headline, string slug) => Slug.From(headline).ShouldBe(slug);

    [Fact]
    public void Half_a_surrogate_pair_leaves_no_trace() => Slug.From("كل\uD83Dمة \uDE00").ShouldBe("كلمة");

    [Theory]
    [InlineData("كلمة أخرى ثالثة", 80, "كلمة-أخرى-ثالثة")]
    [InlineData("كلمة أخرى ثالثة", 15, "كلمة-أخرى-ثالثة")]
    [InlineData("كلمة أخرى ثالثة", 14, "كلمة-أخرى")]
    [InlineData("كلمة أخرى ثالثة", 9, "كلمة-أخرى")]
    [InlineData("كلمة أخرى ثالثة", 5, "كلمة")]
    [InlineData("كلمة أخرى ثالثة", 3, "كلم")]
    [InlineData("𝒜𝒜𝒜", 2, "aa")]
    [InlineData("𐺀𐺀𐺀", 2, "𐺀𐺀")]
    public void A_long_headline_is_cut_between_words_by_letters(string headline, int maxLetters, string slug) =>
        Slug.From(headline, maxLetters).ShouldBe(slug);

    [Theory]
    [InlineData("كلمة-أخرى", true)]
    [InlineData("كلمة--أخرى", false)]
    [InlineData("-كلمة", false)]
    [InlineData("كُلمة", false)]
    [InlineData("BBC", false)]
    [InlineData("٢٠٢٦", false)]
    [InlineData("", false)]
    public void An_old_form_is_told_from_the_canonical_one(string slug, bool isCanonical) => Slug.IsCanonical(slug).ShouldBe(isCanonical);

    [Fact]
    public void No_length_is_no_slug() => Should.Throw<ArgumentOutOfRangeException>(() => Slug.From("كلمة", 0));

    [Fact]
    public void Any_headline_gives_a_canonical_slug_or_none() => WildText.Holds(text =>
    {
        var slug = Slug.From(text);
        return slug.Length == 0 || (Slug.IsCanonical(slug) && slug.IsNormalized(NormalizationForm.FormC) && slug.EnumerateRunes().Count() <= 80);
    });

    [Fact]
    public void Any_headline_with_an_arabic_or_latin_letter_or_a_digit_has_a_slug() => WildText.Holds(text =>
        !text.Any(c => char.IsAsciiLetterOrDigit(c) || c is >= 'ا' and <= 'ي' and not 'ـ' || Digits.IsDigit(c)) || Slug.From(text).Length > 0);

    [Fact]
    public void Every_letter_of_unicode_gives_a_slug_that_stays()
    {
        foreach (var rune in WildText.Characters)
        {
            var slug = Slug.From($"{rune}");
            (slug.Length == 0 || Slug.IsCanonical(slug)).ShouldBeTrue($"U+{rune.Value:X4}");
        }
    }
}
