namespace Nashra.Readers;

/// <summary>A browser and a system, as coarse as a reader would name them: enough to know one's own devices by.</summary>
public sealed record Device(string Browser, string System)
{
    private const string Other = "other";

    // The order matters: most browsers also name the ones they descend from.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "edge"), ("OPR/", "opera"), ("SamsungBrowser", "samsung"), ("Firefox", "firefox"), ("FxiOS", "firefox"), ("CriOS", "chrome"), ("Chrome", "chrome"), ("Safari", "safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "android"), ("iPhone", "iphone"), ("iPad", "ipad"), ("Windows", "windows"), ("Mac OS", "mac"), ("CrOS", "chromebook"), ("Linux", "linux")];

    public string BrowserKey => $"readers.browser.{Browser}";

    public string SystemKey => $"readers.system.{System}";

    public static Device Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return new Device(FirstIn(agent, Browsers), FirstIn(agent, Systems));
    }

    public static Device Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new Device(Known(text[..Math.Max(slash, 0)], Browsers), Known(text[(slash + 1)..], Systems));
    }

    public override string ToString() => $"{Browser}/{System}";

    private static string FirstIn(string agent, (string Sign, string Name)[] known) =>
        known.FirstOrDefault(one => agent.Contains(one.Sign, StringComparison.Ordinal)).Name ?? Other;

    private static string Known(string name, (string Sign, string Name)[] known) => known.Any(one => one.Name == name) ? name : Other;
}
