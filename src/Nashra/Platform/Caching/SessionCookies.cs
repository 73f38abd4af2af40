namespace Nashra.Platform.Caching;

/// <summary>The cookies that say somebody is signed in. Who has one never sees, or makes, a shared page.</summary>
public static class SessionCookies
{
    public const string Reader = "nashra-reader";
    public const string Staff = "nashra-staff";

    public static bool AnyIn(string cookies) =>
        cookies.Length > 0
        && (cookies.Contains(Reader + "=", StringComparison.Ordinal) || cookies.Contains(Staff + "=", StringComparison.Ordinal));
}
