using System.Globalization;

namespace Nashra.Arabic.Tests.Numbers;

public sealed class ArabicNumberTests
{
    [Theory]
    [InlineData("0", "0", "٠")]
    [InlineData("999", "999", "٩٩٩")]
    [InlineData("1234567.50", "1,234,567.50", "١٬٢٣٤٬٥٦٧٫٥٠")]
    [InlineData("-1234", "\u2066-1,234\u2069", "\u2067-١٬٢٣٤\u2069")]
    [InlineData("0.05", "0.05", "٠٫٠٥")]
    public void Numbers_are_grouped_by_thousands(string number, string western, string arabicIndic)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);
        ArabicNumber.Format(value, DigitPolicy.Western).ShouldBe(western);
        ArabicNumber.Format(value, DigitPolicy.ArabicIndic).ShouldBe(arabicIndic);
    }

    [Fact]
    public void The_longest_integers_have_room()
    {
        ArabicNumber.Format(long.MinValue, DigitPolicy.Western).ShouldBe("\u2066-9,223,372,036,854,775,808\u2069");
        ArabicNumber.Format(long.MaxValue, DigitPolicy.ArabicIndic).ShouldBe("٩٬٢٢٣٬٣٧٢٬٠٣٦٬٨٥٤٬٧٧٥٬٨٠٧");
    }

    [Fact]
    public void Percentages_carry_their_own_sign()
    {
        ArabicNumber.Percent(12.5m, DigitPolicy.Western).ShouldBe("\u206612.5%\u2069");
        ArabicNumber.Percent(-12.5m, DigitPolicy.ArabicIndic).ShouldBe("\u2067-١٢٫٥٪\u2069");
    }

    [Fact]
    public void Every_decimal_reads_back_as_itself() => WildNumbers.Hold(number =>
        decimal.Parse(ArabicNumber.Format(number, DigitPolicy.Western).Trim('\u2066', '\u2069'), NumberStyles.Number, CultureInfo.InvariantCulture) == number);

    [Fact]
    public void Symbols_are_those_of_cldr()
    {
        var numbers = Cldr.Read("ar/numbers.json")["main"]!["ar"]!["numbers"]!;
        var arabic = numbers["symbols-numberSystem-arab"]!;
        ArabicNumber.Format(1234.5m, DigitPolicy.ArabicIndic)
            .ShouldBe($"١{arabic["group"]}٢٣٤{arabic["decimal"]}٥");
        arabic["percentSign"]!.ToString().ShouldContain(ArabicNumber.Percent(5, DigitPolicy.ArabicIndic)[2]);
        numbers["symbols-numberSystem-latn"]!["group"]!.ToString().ShouldBe(",");
    }
}
