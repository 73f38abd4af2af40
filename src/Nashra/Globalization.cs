using System.Globalization;

namespace Nashra;

/// <summary>Arabic needs the Unicode library: without it dates, sorting and normalisation are silently wrong.</summary>
internal static class Globalization
{
    public static string? WhyItCannotRun() => HasCultures()
        ? null
        : "لا تعمل نشرة بلا مكتبة ICU: ثبّت libicu72 وأزل DOTNET_SYSTEM_GLOBALIZATION_INVARIANT. · Nashra needs ICU: install libicu72 and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";

    // In invariant mode a culture is unknown, or answers with the invariant culture's own data.
    private static bool HasCultures()
    {
        try
        {
            return CultureInfo.GetCultureInfo("ar-EG").DateTimeFormat.MonthNames[0] != CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[0];
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
