namespace Nashra.Mail.Reading.Bounces;

/// <summary>A piece of a report's text with what its words say, found out once however many recipients share it.</summary>
internal sealed class ReportWords
{
    private readonly Lazy<string> flat;
    private readonly Lazy<string?> reason;
    private readonly Lazy<SmtpStage> stage;

    public ReportWords(string text)
    {
        Text = text.Length > Wording.MostCharacters ? text[..Wording.MostCharacters] : text;
        flat = new Lazy<string>(() => Wording.Flatten(Text));
        reason = new Lazy<string?>(FindReason);
        stage = new Lazy<SmtpStage>(() => SmtpStages.Read(Text, flat.Value));
    }

    public string Text { get; }

    /// <summary>True when nothing is left beside addresses and codes.</summary>
    public bool IsEmpty => flat.Value is "";

    /// <summary>One of <see cref="Reasons"/>; null when the words tell none.</summary>
    public string? Reason => reason.Value;

    public SmtpStage Stage => stage.Value;

    public bool SaysAny(string[] phrases) => Wording.SaysAny(flat.Value, phrases);

    private string? FindReason()
    {
        foreach (var (named, phrases) in Phrases.OfReasons)
        {
            if (SaysAny(phrases))
            {
                return named;
            }
        }

        return null;
    }
}
