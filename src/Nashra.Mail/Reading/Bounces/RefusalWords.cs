namespace Nashra.Mail.Reading.Bounces;

/// <summary>The words of a refusal in the form in which phrases are looked for.</summary>
internal sealed class RefusalWords(string diagnostic, string prose)
{
    private readonly string server = Wording.Flatten(diagnostic);
    private readonly string report = Wording.Flatten(prose);

    public bool AreOnlyForNow => Wording.SaysAny(server, ReasonTable.OnlyForNow) || Wording.SaysAny(report, ReasonTable.OnlyForNow);

    /// <summary>The refusing server's words are tried first: reporting servers add guesses of their own ("User unknown").</summary>
    public string Reason() => ReasonIn(server) is { } said ? said : ReasonIn(report) ?? Reasons.Undefined;

    public bool CertainlySayUnknown => Wording.SaysAny(server is "" ? report : server, ReasonTable.CertainlyUnknown);

    /// <summary>An answer that names an address is about that address, not about the letter.</summary>
    public bool NameAnAddress => diagnostic is "" || diagnostic.Contains('@', StringComparison.Ordinal);

    public bool ReportSaysAddressNotFound => Wording.SaysAny(report, ReasonTable.AddressNotFound);

    private static string? ReasonIn(string words)
    {
        foreach (var (reason, phrases) in ReasonTable.ByWording)
        {
            if (Wording.SaysAny(words, phrases))
            {
                return reason;
            }
        }

        return null;
    }
}
