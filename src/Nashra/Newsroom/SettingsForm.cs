using Nashra.Arabic;
using Nashra.Platform;
using NodaTime;

namespace Nashra.Newsroom;

/// <summary>The settings as typed; <see cref="ToPublication"/> holds them to their rules.</summary>
public sealed class SettingsForm
{
    public string Name { get; set => field = value ?? ""; } = "";

    public string Tagline { get; set => field = value ?? ""; } = "";

    /// <summary>Paragraphs divided by blank lines.</summary>
    public string About { get; set => field = value ?? ""; } = "";

    public string Language { get; set => field = value ?? "ar"; } = "ar";

    public string TimeZone { get; set => field = value ?? ""; } = "";

    public DigitPolicy Digits { get; set; }

    public MonthVocabulary Months { get; set; }

    public bool ShowHijri { get; set; }

    public bool CountsReading { get; set; }

    public string? PaperColour { get; set; }

    public string? InkColour { get; set; }

    public string? AccentColour { get; set; }

    public string? DarkPaperColour { get; set; }

    public string? DarkInkColour { get; set; }

    public string? Address { get; set; }

    public string? MailAddress { get; set; }

    public IEnumerable<(string Name, string? Value)> ColoursByName =>
        [("paperColour", PaperColour), ("inkColour", InkColour), ("accentColour", AccentColour), ("darkPaperColour", DarkPaperColour), ("darkInkColour", DarkInkColour)];

    public static SettingsForm Of(Publication paper) => new()
    {
        Name = paper.Name,
        Tagline = paper.Tagline,
        About = string.Join("\n\n", paper.About),
        Language = paper.Language,
        TimeZone = paper.TimeZone,
        Digits = paper.Digits,
        Months = paper.Months,
        ShowHijri = paper.ShowHijri,
        CountsReading = paper.CountsReading,
        PaperColour = paper.Colours.Paper,
        InkColour = paper.Colours.Ink,
        AccentColour = paper.Colours.Accent,
        DarkPaperColour = paper.Colours.DarkPaper,
        DarkInkColour = paper.Colours.DarkInk,
        Address = paper.Address,
        MailAddress = paper.MailAddress,
    };

    /// <exception cref="RefusedException">A value cannot be what it is meant to be.</exception>
    public Publication ToPublication(Publication former) => former with
    {
        Name = CleanText.Line(Name) is { Length: > 0 } name ? name : throw new RefusedException("newsroom.paper_name_required"),
        Tagline = CleanText.Line(Tagline),
        About = [.. About.ReplaceLineEndings("\n").Split("\n\n").Select(CleanText.Line).Where(paragraph => paragraph.Length > 0)],
        Language = Language is "en" ? "en" : "ar",
        TimeZone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone.Trim())?.Id ?? throw new RefusedException("newsroom.time_zone_unknown", TimeZone),
        Digits = Digits,
        Months = Months,
        ShowHijri = ShowHijri,
        CountsReading = CountsReading,
        Colours = new Colours { Paper = Colour(PaperColour), Ink = Colour(InkColour), Accent = Colour(AccentColour), DarkPaper = Colour(DarkPaperColour), DarkInk = Colour(DarkInkColour) },
        Address = PublicAddress(),
        MailAddress = Mailbox(),
    };

    private static string? Colour(string? typed) => typed?.Trim() switch
    {
        null or "" => null,
        { Length: 7 } colour when colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit) => colour.ToLowerInvariant(),
        var other => throw new RefusedException("newsroom.colour_refused", other),
    };

    private string? PublicAddress()
    {
        if (string.IsNullOrWhiteSpace(Address))
        {
            return null;
        }

        return Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.PathAndQuery == "/"
            ? uri.AbsoluteUri
            : throw new RefusedException("newsroom.address_refused", Address);
    }

    private string? Mailbox() => string.IsNullOrWhiteSpace(MailAddress) ? null
        : System.Net.Mail.MailAddress.TryCreate(MailAddress.Trim(), out var mailbox) && mailbox.Address == MailAddress.Trim() ? mailbox.Address
        : throw new RefusedException("newsroom.mail_address_refused", MailAddress);
}
