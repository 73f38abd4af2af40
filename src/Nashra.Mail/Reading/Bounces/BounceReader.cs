namespace Nashra.Mail.Reading.Bounces;

/// <summary>Reads bounces: delivery status notifications first, then reports that only say it in words.</summary>
internal static class BounceReader
{
    /// <returns>One report per recipient, in the order of the message; empty when the message is no bounce.</returns>
    public static List<MailReport> Read(ReportText text)
    {
        var sender = Addresses.First(text.Message.Headers["To"]);
        var sections = RecipientSections.Of(text.Prose, sender);
        var groups = Groups(text);
        return groups.Count > 0 ? [.. groups.Select(group => OfFields(group, text, sections))] : OfProse(text, sections, sender);
    }

    private static List<DeliveryStatusFields> Groups(ReportText text)
    {
        var groups = text.Fields
            .Where(part => part.MediaType.EndsWith("delivery-status", StringComparison.Ordinal))
            .SelectMany(part => DeliveryStatusFields.ReadAll(part.Text())).ToList();
        groups = groups.Count > 0 ? groups : DeliveryStatusFields.ReadAll(text.Prose);
        return groups.Count == 0 && BounceSigns.IsMailSystem(text.Message.Headers["From"] ?? "") ? DeliveryStatusFields.ReadAll(text.Returned) : groups;
    }

    private static MailReport OfFields(DeliveryStatusFields fields, ReportText text, RecipientSections sections)
    {
        var recipient = fields.OriginalRecipient is { Length: > 0 } original ? original : fields.FinalRecipient;
        if (fields.IsSuccess)
        {
            return new MailReport(ReportKind.Other, recipient, StatusCode.Alone(fields.Status), Reasons.Delivered, Hard: false) { FinalRecipient = fields.FinalRecipient };
        }

        var prose = sections.Text(recipient) is { Length: > 0 } own ? own : sections.Text(fields.FinalRecipient);
        return new Refusal(recipient, fields.Diagnostic, fields.Status, prose is "" ? text.Prose : prose, fields.IsDelay) { FinalRecipient = fields.FinalRecipient }.Judge();
    }

    private static List<MailReport> OfProse(ReportText text, RecipientSections sections, string sender)
    {
        if (!BounceSigns.IsBounce(text.Message.Headers, text.Prose))
        {
            return [];
        }

        var named = Addresses.All(text.Message.Headers["X-Failed-Recipients"]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var recipients = named.Count > 0 ? named : [.. sections.Recipients];
        recipients = recipients.Count > 0 ? recipients : [Mentioned(text, sender)];
        return [.. recipients.Select(recipient => OfSection(recipient, text, sections))];
    }

    private static string Mentioned(ReportText text, string sender) =>
        RecipientSections.Mentioned(text.Prose, sender) is { Length: > 0 } mentioned ? mentioned : Addresses.First(text.ReturnedField("To"));

    private static MailReport OfSection(string recipient, ReportText text, RecipientSections sections)
    {
        var own = sections.Text(recipient);
        var delayed = Wording.SaysAny(Wording.Flatten(text.Message.Headers["Subject"] ?? ""), ["(delay)", "delayed", "warning"]);
        return new Refusal(recipient, own, StatusField: "", own is "" ? text.Prose : sections.Introduction + own, delayed).Judge();
    }
}
