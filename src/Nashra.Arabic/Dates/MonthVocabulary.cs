namespace Nashra.Arabic;

/// <summary>The names that a publication gives the Gregorian months, alone or with a second name in brackets.</summary>
public enum MonthVocabulary
{
    /// <summary>يناير … نوفمبر: Gulf, Egypt, Sudan, Libya, Yemen (CLDR <c>ar</c>, <c>ar-SA</c>, <c>ar-EG</c>).</summary>
    Gulf,

    /// <summary>كانون الثاني … تشرين الثاني: Lebanon, Syria, Jordan, Palestine, Iraq (CLDR <c>ar-LB</c>, <c>ar-IQ</c>).</summary>
    Levant,

    /// <summary>يناير … غشت … نونبر: Morocco (CLDR <c>ar-MA</c>).</summary>
    Morocco,

    /// <summary>جانفي … جويلية … أوت: Algeria and Tunisia (CLDR <c>ar-DZ</c>, <c>ar-TN</c>).</summary>
    Algeria,

    /// <summary>«نوفمبر (تشرين الثاني)», as pan-Arab papers write.</summary>
    GulfAndLevant,

    /// <summary>«تشرين الثاني (نوفمبر)».</summary>
    LevantAndGulf,
}
