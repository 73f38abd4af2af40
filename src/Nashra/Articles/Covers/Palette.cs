using System.Globalization;

namespace Nashra.Articles.Covers;

/// <summary>The tones of one cover: its ground, two fields and the line.</summary>
internal sealed record Palette(string Ground, string Field, string Core, string Line)
{
    // Each row: ground, field, core, line. Grounds marked as paper keep its warmth whatever the section.
    private static readonly Tone[][] Days =
    [
        [Tone.Paper(.955), new(.905, .028), new(.70, .08), new(.42, .07)],
        [new(.895, .03), Tone.Paper(.955), new(.60, .085), new(.38, .065)],
        [new(.44, .062), new(.51, .066), new(.82, .055, 30), new(.90, .035)],
        [Tone.Paper(.94), new(.86, .04, 40), new(.52, .085), new(.40, .07)],
        [new(.33, .048), new(.39, .055), new(.66, .08, 25), new(.82, .05)],
        [Tone.Paper(.95), new(.45, .07), new(.78, .06, 35), new(.45, .07)],
    ];

    private static readonly Tone[][] Nights =
    [
        [Tone.Paper(.245), new(.30, .034), new(.46, .065), new(.70, .06)],
        [new(.30, .032), Tone.Paper(.235), new(.50, .07), new(.74, .055)],
        [new(.33, .048), new(.39, .052), new(.66, .055, 30), new(.78, .04)],
        [Tone.Paper(.25), new(.33, .04, 40), new(.54, .075), new(.68, .06)],
        [new(.22, .03), new(.28, .042), new(.52, .07, 25), new(.70, .05)],
        [Tone.Paper(.24), new(.48, .065), new(.70, .05, 35), new(.56, .065)],
    ];

    public static int Count => Days.Length;

    public static Palette ByDay(int choice, int hue) => Of(Days[choice], hue);

    public static Palette ByNight(int choice, int hue) => Of(Nights[choice], hue);

    /// <summary>The section's own colour for words on paper; the same tone as the site's <c>--section</c>.</summary>
    public static string Ink(int hue) => Hex(new(.44, .09), hue);

    private static Palette Of(Tone[] tones, int hue) =>
        new(Hex(tones[0], hue), Hex(tones[1], hue), Hex(tones[2], hue), Hex(tones[3], hue));

    // OKLCH to sRGB (B. Ottosson, 2020): equal steps of lightness look equal in every hue, which HSL cannot promise.
    private static string Hex(Tone tone, int hue)
    {
        var (b, a) = Math.SinCos((tone.IsPaper ? 90 : hue + tone.Turn) * Math.PI / 180);
        (a, b) = (a * tone.Chroma, b * tone.Chroma);
        var l = Math.Pow(tone.Light + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(tone.Light - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(tone.Light - (0.0894841775 * a) - (1.2914855480 * b), 3);
        var red = Channel((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s));
        var green = Channel((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s));
        var blue = Channel((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
        return string.Create(CultureInfo.InvariantCulture, $"#{red:x2}{green:x2}{blue:x2}");
    }

    private static int Channel(double linear)
    {
        var clamped = Math.Clamp(linear, 0, 1);
        var encoded = clamped <= 0.0031308 ? 12.92 * clamped : (1.055 * Math.Pow(clamped, 1 / 2.4)) - 0.055;
        return (int)Math.Round(encoded * 255);
    }

    private sealed record Tone(double Light, double Chroma, int Turn = 0, bool IsPaper = false)
    {
        public static Tone Paper(double light) => new(light, .014, IsPaper: true);
    }
}
