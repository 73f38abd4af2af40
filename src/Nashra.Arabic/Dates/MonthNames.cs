namespace Nashra.Arabic;

/// <summary>Gregorian month names, wide form. Source: Unicode CLDR, <c>ca-gregorian</c> of <c>ar</c>, <c>ar-LB</c>, <c>ar-MA</c> and <c>ar-DZ</c>.</summary>
public static class MonthNames
{
    private static readonly string[] Gulf =
        ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

    private static readonly string[] Levant =
        ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"];

    private static readonly string[] Morocco =
        ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"];

    private static readonly string[] Algeria =
        ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];

    /// <summary>A month, 1 to 12, in; its name out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12, or the vocabulary is none of the named ones.</exception>
    public static string Of(int month, MonthVocabulary vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return vocabulary switch
        {
            MonthVocabulary.Gulf => Gulf[month - 1],
            MonthVocabulary.Levant => Levant[month - 1],
            MonthVocabulary.Morocco => Morocco[month - 1],
            MonthVocabulary.Algeria => Algeria[month - 1],
            MonthVocabulary.GulfAndLevant => $"{Gulf[month - 1]} ({Levant[month - 1]})",
            MonthVocabulary.LevantAndGulf => $"{Levant[month - 1]} ({Gulf[month - 1]})",
            _ => throw new ArgumentOutOfRangeException(nameof(vocabulary)),
        };
    }
}
