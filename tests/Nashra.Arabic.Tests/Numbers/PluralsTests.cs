using System.Globalization;

namespace Nashra.Arabic.Tests.Numbers;

public sealed class PluralsTests
{
    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public void Every_sample_of_cldr_falls_in_its_category(string language)
    {
        var rules = Cldr.Read("supplemental/plurals.json")["supplemental"]!["plurals-type-cardinal"]![language]!.AsObject();
        var samples = rules.SelectMany(rule => SamplesOf(rule.Value!.ToString()).Select(sample => (Category: rule.Key.Split('-')[^1], sample))).ToList();
        samples.Count.ShouldBeGreaterThan(30);
        foreach (var (category, sample) in samples)
        {
            Plurals.Category(sample, language).ToString().ToLowerInvariant().ShouldBe(category, sample.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("1", 1, 0, 0, 0, 0)]
    [InlineData("1.0", 1, 1, 0, 0, 0)]
    [InlineData("1.3", 1, 1, 1, 3, 3)]
    [InlineData("1.03", 1, 2, 2, 3, 3)]
    [InlineData("-1.230", 1, 3, 2, 230, 23)]
    public void Operands_are_those_of_the_standards_own_table(string number, int i, int v, int w, int f, int t) =>
        PluralOperands.Of(decimal.Parse(number, CultureInfo.InvariantCulture))
            .ShouldBe(new PluralOperands(Math.Abs(decimal.Parse(number, CultureInfo.InvariantCulture)), i, v, w, f, t));

    [Fact]
    public void Whole_numbers_repeat_every_hundred_but_for_nought_one_and_two()
    {
        for (var n = 3; n <= 1100; n++)
        {
            Plurals.Category(n).ShouldBe((n % 100) switch { >= 3 and <= 10 => PluralCategory.Few, >= 11 => PluralCategory.Many, _ => PluralCategory.Other });
        }
    }

    [Theory]
    [InlineData("ar-EG", PluralCategory.Two)]
    [InlineData("AR_lb", PluralCategory.Two)]
    [InlineData("en-GB", PluralCategory.Other)]
    [InlineData("arz", PluralCategory.Other)]
    [InlineData("", PluralCategory.Other)]
    public void A_language_is_known_by_its_first_subtag(string language, PluralCategory two) => Plurals.Category(2, language).ShouldBe(two);

    [Fact]
    public void Any_decimal_has_a_category_whatever_its_sign() => WildNumbers.Hold(number =>
        Enum.IsDefined(Plurals.Category(number)) && Plurals.Category(number) == Plurals.Category(-number));

    [Fact]
    public void Operands_describe_any_decimal() => WildNumbers.Hold(number =>
    {
        var operands = PluralOperands.Of(number);
        return operands.N == Math.Abs(number) && operands.I == decimal.Truncate(operands.N)
            && operands.V == number.Scale && operands.W <= operands.V
            && operands.F == operands.T * (decimal)Math.Pow(10, operands.V - operands.W);
    });

    // "@integer 3~10, 103~110, 1003, … @decimal 3.0, …": each bound and every step between.
    private static IEnumerable<decimal> SamplesOf(string rule) =>
        from part in rule.Split('@').Skip(1)
        from sample in part.Split(' ', 2)[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        where sample is not "…" && !sample.Contains('c', StringComparison.Ordinal)
        let bounds = sample.Split('~').Select(bound => decimal.Parse(bound, CultureInfo.InvariantCulture)).ToArray()
        let step = bounds[0].Scale > 0 ? 0.1m : 1m
        from number in Enumerable.Range(0, (int)((bounds[^1] - bounds[0]) / step) + 1).Select(n => bounds[0] + (n * step))
        select number;
}
