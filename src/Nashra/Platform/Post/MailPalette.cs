namespace Nashra.Platform.Post;

/// <summary>The publication's colours as mail programs know them: by day inlined, by night in one style sheet.</summary>
public sealed record MailPalette(string Paper, string Ink, string Accent, string NightPaper, string NightInk)
{
    public const string Soft = "#55514a";
    public const string Hair = "#ddd8cb";

    public string OnAccent => "#fdfcf8";

    public string NightStyle =>
        ":root{color-scheme:light dark;supported-color-schemes:light dark}"
        + $"@media (prefers-color-scheme:dark){{.paper{{background:{NightPaper}!important}}.ink,h2 a.ink{{color:{NightInk}!important}}.soft{{color:#b3aca0!important}}.accent{{color:#6cc5c1!important;border-color:#6cc5c1!important}}.sheet{{background:#24221b!important}}.hair{{border-color:#36332b!important}}.edge{{border-color:#8d8678!important}}}}";

    public static MailPalette Of(Colours own) => new(
        Hex(own.Paper) ?? "#fdfcf8", Hex(own.Ink) ?? "#1b1a17", Hex(own.Accent) ?? "#0b5a5c", Hex(own.DarkPaper) ?? "#14130f", Hex(own.DarkInk) ?? "#ece7dc");

    private static string? Hex(string? colour) => colour is { Length: 7 } && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit) ? colour : null;
}
