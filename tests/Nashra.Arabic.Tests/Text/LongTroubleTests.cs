namespace Nashra.Arabic.Tests.Text;

public sealed class LongTroubleTests
{
    [Theory]
    [MemberData(nameof(WildText.Long), MemberType = typeof(WildText), DisableDiscoveryEnumeration = true)]
    public void A_million_units_of_one_trouble_are_read_to_the_end(string trouble)
    {
        CleanText.Line(CleanText.Paragraph(trouble)).Length.ShouldBeLessThanOrEqualTo(trouble.Length * 18);
        Slug.From(trouble).Length.ShouldBeLessThanOrEqualTo(160);
        TextCut.AtWord(trouble, 999_999).Length.ShouldBeLessThanOrEqualTo(trouble.Length);
        Digits.Apply(trouble, DigitPolicy.ArabicIndic).Length.ShouldBe(trouble.Length);
        Bidi.StripControls(Bidi.Isolate(trouble)).Length.ShouldBeLessThanOrEqualTo(trouble.Length + 2);
        Bidi.DominantDirection(trouble).ShouldBe(trouble.Any(char.IsLetter) ? Bidi.DominantDirection(trouble[..100]) : null);
    }
}
