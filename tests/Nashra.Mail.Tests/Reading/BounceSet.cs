using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Nashra.Mail.Reading;
using Nashra.Mail.Reading.Mailboxes;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Tests.Reading;

/// <summary>The 291 collected bounces, complaints and replies with what their collector says about each recipient.</summary>
internal static class BounceSet
{
    public static async Task<List<LabelledMessage>> ReadAsync(string folder)
    {
        await using var archive = await ZipFile.OpenReadAsync(Path.Combine(folder, "emails.zip"));
        var messages = new List<LabelledMessage>();
        foreach (var rows in File.ReadLines(Path.Combine(folder, "expected.tsv")).Skip(1).Select(line => line.Split('\t')).GroupBy(cells => cells[0]))
        {
            await using var file = await archive.Entries.Single(entry => entry.Name == rows.Key).OpenAsync();
            var mails = await MailStore.ReadAsync(file, rows.Key, MailLimits.Default).ToListAsync();
            var labels = rows.OrderBy(cells => int.Parse(cells[1], CultureInfo.InvariantCulture)).Select(Label.Of);
            messages.Add(new LabelledMessage(rows.Key, [.. mails.SelectMany(mail => MailReports.Read(mail.Bytes))], [.. labels]));
        }

        return messages;
    }
}

/// <summary>What the collector says about one recipient.</summary>
internal sealed record Label(string Status, string Reason, bool Hard)
{
    public static Label Of(string[] cells) => new(cells[2], cells[4], cells[5] is "true");

    /// <summary>Codes x.0.9xx are the collector's own, given where the message states none: then only the class can be right or wrong.</summary>
    public bool HasStatus(string status) => Status is [_, '.', '0', '.', '9', _, _] ? status.StartsWith(Status[..2], StringComparison.Ordinal) : status == Status;
}

/// <param name="Name">The file, which is an mbox of two messages here and there.</param>
/// <param name="Reports">What was read.</param>
/// <param name="Labels">What the collector says, recipient by recipient.</param>
internal sealed record LabelledMessage(string Name, List<MailReport> Reports, List<Label> Labels)
{
    /// <summary>A third of the messages, chosen by their names, was kept unread while the first rules were written.</summary>
    public bool IsHeldOut => SHA256.HashData(Encoding.UTF8.GetBytes(Name))[0] % 3 == 0;

    public bool IsBounce => Labels.Exists(label => label.Reason is not (Reasons.Feedback or Reasons.Delivered or Reasons.Vacation));

    /// <summary>Right when every labelled recipient, in order, has the labelled verdict.</summary>
    public bool HasRightVerdict => All((label, report) => label.Hard == report.Hard);

    public bool HasRightStatus => All((label, report) => label.HasStatus(report.Status));

    public bool HasFalseHardVerdict => Labels.Zip(Reports).Any(pair => pair.Second.Hard && !pair.First.Hard);

    private bool All(Func<Label, MailReport, bool> isRight) => Labels.Count <= Reports.Count && Labels.Zip(Reports).All(pair => isRight(pair.First, pair.Second));
}
