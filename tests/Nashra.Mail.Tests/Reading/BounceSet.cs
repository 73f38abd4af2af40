using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Nashra.Mail.Reading;

namespace Nashra.Mail.Tests.Reading;

/// <summary>The 291 collected bounces, complaints and replies with what their collector says about each recipient.</summary>
internal static class BounceSet
{
    public static List<LabelledMessage> Read(string folder)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(folder, "emails.zip"));
        return [.. File.ReadLines(Path.Combine(folder, "expected.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .GroupBy(cells => cells[0])
            .Select(rows => new LabelledMessage(rows.Key, Bytes(archive, rows.Key), [.. rows.OrderBy(cells => int.Parse(cells[1], CultureInfo.InvariantCulture)).Select(Label.Of)]))];
    }

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var entry = archive.Entries.Single(entry => entry.Name == name).Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>What the collector says about one recipient.</summary>
internal sealed record Label(string Status, string Reason, bool Hard)
{
    public static Label Of(string[] cells) => new(cells[2], cells[4], cells[5] is "true");

    /// <summary>Codes x.0.9xx are the collector's own, given where the message states none: then only the class can be right or wrong.</summary>
    public bool HasStatus(string status) => Status is [_, '.', '0', '.', '9', _, _] ? status.StartsWith(Status[..2], StringComparison.Ordinal) : status == Status;
}

internal sealed record LabelledMessage(string Name, byte[] Bytes, List<Label> Labels)
{
    /// <summary>A third of the messages, chosen by their names, was kept unread while the rules were written.</summary>
    public bool IsHeldOut => SHA256.HashData(Encoding.UTF8.GetBytes(Name))[0] % 3 == 0;

    public bool IsBounce => Labels.Exists(label => label.Reason is not (Reasons.Feedback or Reasons.Delivered or Reasons.Vacation));

    /// <summary>All reports about a message file: some files hold two messages behind each other.</summary>
    public IReadOnlyList<MailReport> Reports { get; } = MailReports.Read(Bytes);

    /// <summary>Right when every labelled recipient, in order, has the labelled verdict.</summary>
    public bool HasRightVerdict => All((label, report) => label.Hard == report.Hard);

    public bool HasRightStatus => All((label, report) => label.HasStatus(report.Status));

    public bool HasFalseHardVerdict => Labels.Zip(Reports).Any(pair => pair.Second.Hard && !pair.First.Hard);

    private bool All(Func<Label, MailReport, bool> isRight) => Labels.Count <= Reports.Count && Labels.Zip(Reports).All(pair => isRight(pair.First, pair.Second));
}
