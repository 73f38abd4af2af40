using System.Globalization;

namespace Nashra.Newsletters.Composing;

/// <summary>A section's hue as mail programs know colours: dark enough for paper, light enough for the night.</summary>
internal static class MailColours
{
    public static string OnPaper(int hue) => Hex(hue, 0.55, 0.30);

    public static string AtNight(int hue) => Hex(hue, 0.45, 0.75);

    private static string Hex(int hue, double saturation, double lightness)
    {
        var chroma = saturation * Math.Min(lightness, 1 - lightness);
        return string.Create(CultureInfo.InvariantCulture, $"#{Channel(0):x2}{Channel(8):x2}{Channel(4):x2}");

        int Channel(int step)
        {
            var turn = (step + (hue / 30.0)) % 12;
            return (int)Math.Round(255 * (lightness - (chroma * Math.Clamp(Math.Min(turn - 3, 9 - turn), -1, 1))));
        }
    }
}
