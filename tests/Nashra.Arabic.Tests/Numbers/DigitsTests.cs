namespace Nashra.Arabic.Tests.Numbers;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("١٢٣ ۴۵۶ 789 ٫٪", "123 456 789 ٫٪", "١٢٣ ٤٥٦ ٧٨٩ ٫٪")]
    [InlineData("عام ٢٠٢٦", "عام 2026", "عام ٢٠٢٦")]
    public void Digits_of_all_three_sets_are_read(string text, string western, string arabicIndic)
    {
        Digits.ToWestern(text).ShouldBe(western);
        Digits.ToArabicIndic(text).ShouldBe(arabicIndic);
    }

    [Fact]
    public void Nothing_is_allocated_when_nothing_changes()
    {
        var (western, arabic) = ("في عام 2026", "في عام ٢٠٢٦");
        Digits.ToWestern(western).ShouldBeSameAs(western);
        Digits.ToArabicIndic(arabic).ShouldBeSameAs(arabic);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Digits.ToWestern(western);
        Digits.ToArabicIndic(arabic);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    [Theory]
    [InlineData("نما 15% في 2026", "نما ١٥٪ في ٢٠٢٦")]
    [InlineData("بلغ 1,234,567.5 دولار", "بلغ ١٬٢٣٤٬٥٦٧٫٥ دولار")]
    [InlineData("3.14، 10:30 و2–1", "٣٫١٤، ١٠:٣٠ و٢–١")]
    [InlineData("الأرقام 1,2,3.", "الأرقام ١,٢,٣.")]
    [InlineData("بند %7", "بند ٪٧")]
    [InlineData("كوفيد-19", "كوفيد-١٩")]
    [InlineData("في 22/11/2026 (الأحد)", "في ٢٢/١١/٢٠٢٦ (الأحد)")]
    [InlineData("۱۲ ساعة", "١٢ ساعة")]
    [InlineData("نسبة 50 %", "نسبة ٥٠ %")]
    [InlineData("بقيمة (58.500.000) ريال", "بقيمة (٥٨.٥٠٠.٠٠٠) ريال")]
    [InlineData("نحو 20.000 و0.125 و1,020.125 و1436.125", "نحو ٢٠.٠٠٠ و٠٫١٢٥ و١٬٠٢٠٫١٢٥ و١٤٣٦٫١٢٥")]
    public void Prose_takes_the_publications_digits(string typed, string shown) =>
        Digits.Apply(typed, DigitPolicy.ArabicIndic).ShouldBe(shown);

    [Theory]
    [InlineData("نما ١٥٪ في ٢٠٢٦", "نما 15% في 2026")]
    [InlineData("بلغ ١٬٢٣٤٫٥ و۱۲", "بلغ 1,234.5 و12")]
    [InlineData("كل ٪ وحدها ٫", "كل ٪ وحدها ٫")]
    public void Prose_takes_western_digits_too(string typed, string shown) =>
        Digits.Apply(typed, DigitPolicy.Western).ShouldBe(shown);

    [Theory]
    [InlineData("زوروا https://example.org/2024/11/خبر-5 اليوم")]
    [InlineData("www.example1.org")]
    [InlineData("https://موقع.مصر/2024")]
    [InlineData("راسلوا a1@example.org")]
    [InlineData("#انتخابات_2026 و@user1")]
    [InlineData("فيروس COVID-19 وH2O")]
    [InlineData("طائرة F-16، شبكة 5G")]
    [InlineData("(COVID-19)")]
    [InlineData("نظام Windows 11 الجديد")]
    [InlineData("بطولة FIFA World Cup 2026 Qatar")]
    [InlineData("التقطت في Tunis, June 18, 2015. REUTERS")]
    [InlineData("العنوان 192.168.1.1 والإصدار 2.0.1")]
    [InlineData("الخادم 192.168.100.200.")]
    [InlineData("الهاتف +966501234567")]
    public void Addresses_codes_and_latin_runs_are_left_as_typed(string text) =>
        Digits.Apply(text, DigitPolicy.ArabicIndic).ShouldBeSameAs(text);

    [Theory]
    [InlineData("قالت BBC إن 15 شخصا", "قالت BBC إن ١٥ شخصا")]
    [InlineData("بحسب Reuters، 15 قتيلا", "بحسب Reuters، ١٥ قتيلا")]
    [InlineData("يتبع 3 فرق من FIFA\n20 دولة", "يتبع ٣ فرق من FIFA\n٢٠ دولة")]
    [InlineData("بـ 15 مليون بعد COVID-19 بنحو 3", "بـ ١٥ مليون بعد COVID-19 بنحو ٣")]
    public void A_latin_run_ends_where_arabic_begins_again(string typed, string shown) =>
        Digits.Apply(typed, DigitPolicy.ArabicIndic).ShouldBe(shown);

    [Theory]
    [InlineData(DigitPolicy.Western)]
    [InlineData(DigitPolicy.ArabicIndic)]
    public void Any_text_is_settled_after_once(DigitPolicy policy) => WildText.Holds(text =>
    {
        var once = Digits.Apply(text, policy);
        return once.Length == text.Length && ReferenceEquals(Digits.Apply(once, policy), once);
    });

    [Fact]
    public void Digits_go_to_arabic_and_back_in_any_text() => WildText.Holds(text =>
        Digits.ToWestern(Digits.ToArabicIndic(text)) == Digits.ToWestern(text));

    [Fact]
    public void Every_number_but_one_of_three_decimals_goes_to_arabic_and_back() => WildNumbers.Hold(number =>
    {
        number = number.Scale == 3 ? number * 1.0m : number;
        var western = $"بلغ {ArabicNumber.Format(Math.Abs(number), DigitPolicy.Western)} اليوم";
        var arabic = $"بلغ {ArabicNumber.Format(Math.Abs(number), DigitPolicy.ArabicIndic)} اليوم";
        return Digits.Apply(western, DigitPolicy.ArabicIndic) == arabic && Digits.Apply(arabic, DigitPolicy.Western) == western;
    });
}
