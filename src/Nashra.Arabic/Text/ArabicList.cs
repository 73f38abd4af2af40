namespace Nashra.Arabic;

/// <summary>Lists of things in a sentence.</summary>
public static class ArabicList
{
    /// <summary>
    /// Items in; one phrase out, each after the first joined to «و»: «أ»، «أ وب»، «أ وب وج».
    /// No items give the empty text. Source: CLDR <c>listPattern-type-standard</c> of <c>ar</c>.
    /// Items of another script are best passed through <see cref="Bidi.Isolate"/> first.
    /// </summary>
    public static string Join(IEnumerable<string> items) => string.Join(" و", items);
}
