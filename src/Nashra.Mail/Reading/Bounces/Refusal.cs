namespace Nashra.Mail.Reading.Bounces;

/// <summary>What a report says about one recipient, gathered from its fields and its prose, before it is judged.</summary>
/// <param name="Recipient">The address the letter was sent to.</param>
/// <param name="Diagnostic">The refusing server's words; empty when the report has no field for them.</param>
/// <param name="StatusField">The reporting server's Status field (RFC 3464); empty without one.</param>
/// <param name="Prose">The report's human-readable words about this recipient, lines kept.</param>
/// <param name="IsDelay">True when the report says itself that the server will try again.</param>
internal sealed record Refusal(string Recipient, ReportWords Diagnostic, string StatusField, ReportWords Prose, bool IsDelay)
{
    private const int LongestDiagnostic = 1_000;

    public string FinalRecipient { get; init; } = "";

    /// <summary>The verdict: status, reason and whether the address is dead. In doubt it is not.</summary>
    public MailReport Judge()
    {
        var reply = StatusCode.Reply(Diagnostic.Text) is { Length: > 0 } stated ? stated : StatusCode.Reply(Prose.Text);
        var status = StatusCode.Nearest(Diagnostic.Text, StatusField, Prose.Text) is { Length: > 0 } nearest ? nearest : ImpliedClass(reply) + ".0.0";
        var reason = new RefusalReason(status, reply, Diagnostic, Prose).Find();
        return new MailReport(ReportKind.Bounce, Recipient, status, reason, IsHard(status, reason))
        {
            Diagnostic = OneLine(Diagnostic.IsEmpty ? Prose.Text : Diagnostic.Text),
            ReplyCode = reply,
            FinalRecipient = FinalRecipient.Equals(Recipient, StringComparison.OrdinalIgnoreCase) ? "" : FinalRecipient,
        };
    }

    // Only what is permanent and about the address itself.
    private bool IsHard(string status, string reason) =>
        !IsDelay && status.StartsWith('5') && reason is Reasons.UserUnknown or Reasons.HostUnknown or Reasons.HasMoved or Reasons.NotAccept;

    private string ImpliedClass(string reply) =>
        IsDelay ? "4"
        : reply is not "" ? reply[..1]
        : Diagnostic.SaysAny(Phrases.OnlyForNow) || Prose.SaysAny(Phrases.OnlyForNow) ? "4"
        : "5";

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestDiagnostic ? line[..LongestDiagnostic] : line;
    }
}
