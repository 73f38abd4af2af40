namespace Nashra.Mail.Reading.Bounces;

/// <summary>Reads bounces: delivery status notifications first, then reports that only say it in words.</summary>
internal sealed class BounceReader
{
    private readonly ReportText text;
    private readonly string sender;
    private readonly RecipientSections sections;
    private readonly ReportWords whole;

    private BounceReader(ReportText text)
    {
        this.text = text;
        sender = Addresses.First(text.Message.Headers["To"]);
        sections = RecipientSections.Of(text.Prose, sender);
        whole = new ReportWords(text.Prose);
    }

    /// <returns>One report per recipient, in the order of the message; empty when the message is no bounce.</returns>
    public static List<MailReport> Read(ReportText text)
    {
        var reader = new BounceReader(text);
        var groups = reader.Groups();
        return groups.Count > 0 ? [.. groups.Select(reader.OfFields)] : reader.OfProse();
    }

    // The fields stand in their part, amid the prose of servers that know no MIME, or in a report within the report.
    private List<DeliveryStatusFields> Groups()
    {
        var groups = text.Fields
            .Where(part => part.MediaType.EndsWith("delivery-status", StringComparison.Ordinal))
            .SelectMany(part => DeliveryStatusFields.ReadAll(part.Text(ReportText.MostBytes))).ToList();
        groups = groups.Count > 0 ? groups : DeliveryStatusFields.ReadAll(text.Prose);
        return groups.Count == 0 && BounceSigns.IsMailSystem(text.Message.Headers["From"] ?? "") ? DeliveryStatusFields.ReadAll(text.Returned) : groups;
    }

    private MailReport OfFields(DeliveryStatusFields fields)
    {
        var final = fields.FinalRecipient;
        var recipient = fields.OriginalRecipient is { Length: > 0 } original ? original : final;
        if (fields.IsSuccess)
        {
            return new MailReport(ReportKind.Other, recipient, StatusCode.Alone(fields.Status), Reasons.Delivered, Hard: false) { FinalRecipient = final };
        }

        var own = sections.Text(recipient) is { Length: > 0 } section ? section : sections.Text(final);
        var prose = own is "" ? whole : new ReportWords(own);
        return new Refusal(recipient, new ReportWords(fields.Diagnostic), fields.Status, prose, fields.IsDelay) { FinalRecipient = final }.Judge();
    }

    private List<MailReport> OfProse()
    {
        if (!BounceSigns.IsBounce(text.Message.Headers, text.Prose))
        {
            return [];
        }

        var named = Addresses.All(text.Message.Headers["X-Failed-Recipients"]).Distinct(StringComparer.OrdinalIgnoreCase).Take(RecipientSections.MostRecipients).ToList();
        var recipients = named.Count > 0 ? named : [.. sections.Recipients];
        recipients = recipients.Count > 0 ? recipients : [Mentioned()];
        return [.. recipients.Select(OfSection)];
    }

    private string Mentioned() =>
        RecipientSections.Mentioned(text.Prose, sender) is { Length: > 0 } mentioned ? mentioned : Addresses.First(text.ReturnedField("To"));

    private MailReport OfSection(string recipient)
    {
        var own = sections.Text(recipient);
        var prose = own is "" ? whole : new ReportWords(sections.Introduction + own);
        return new Refusal(recipient, new ReportWords(own), StatusField: "", prose, SubjectSaysDelay).Judge();
    }

    private bool SubjectSaysDelay => Wording.SaysAny(Wording.Flatten(text.Message.Headers["Subject"] ?? ""), ["(delay)", "delayed", "warning"]);
}
