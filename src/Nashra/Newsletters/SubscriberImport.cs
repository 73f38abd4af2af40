using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Database;
using Nashra.Mail;

namespace Nashra.Newsletters;

/// <summary>
/// Takes over a list of subscribers: address, name, consent time, consent source, with or without a line of titles. A
/// suppressed address, or one whose owner has left, is never brought back by a list. Importing again changes nothing.
/// </summary>
public sealed class SubscriberImport(NewsDb db, SuppressionList suppressions, TimeProvider clock)
{
    private const int Together = 500;
    private static readonly string[] AddressTitles = ["address", "email", "e-mail", "email address", "البريد", "العنوان"];
    private static readonly string[] NameTitles = ["name", "الاسم"];
    private static readonly string[] TimeTitles = ["consent_time", "consent time", "consented_at", "confirmed_at", "time", "optin_time", "وقت الموافقة"];
    private static readonly string[] SourceTitles = ["consent_source", "consent source", "source", "المصدر"];

    public async Task<SubscriberImportReport> ImportAsync(Newsletter newsletter, TextReader file, string fileName, Action<int>? progress, CancellationToken cancel)
    {
        var report = new SubscriberImportReport();
        var records = new CsvRecords(file);
        Columns? columns = null;
        var lines = new List<ImportLine>();
        while (records.Next() is { } record)
        {
            if (columns is null && Columns.From(record) is { } titled)
            {
                columns = titled;
                continue;
            }

            columns ??= Columns.Untitled;
            lines.Add(columns.Read(record, records.Line));
            if (lines.Count == Together)
            {
                await TakeAsync(newsletter, lines, fileName, report, cancel);
                progress?.Invoke(report.Lines);
                lines.Clear();
            }
        }

        await TakeAsync(newsletter, lines, fileName, report, cancel);
        return report;
    }

    private async Task TakeAsync(Newsletter newsletter, List<ImportLine> lines, string fileName, SubscriberImportReport report, CancellationToken cancel)
    {
        var keys = lines.Select(line => Subscription.KeyOf(line.Address)).Distinct().ToList();
        var known = await db.Subscriptions.Where(s => s.NewsletterId == newsletter.Id && keys.Contains(s.AddressKey)).ToDictionaryAsync(s => s.AddressKey, cancel);
        var suppressed = await suppressions.AmongAsync(keys, cancel);
        foreach (var line in lines)
        {
            report.Lines++;
            if (WhyRefused(line, known, suppressed) is { } why)
            {
                report.Refuse(line.Number, why);
            }
            else if (known.ContainsKey(Subscription.KeyOf(line.Address)))
            {
                report.Unchanged++;
            }
            else
            {
                var subscription = Take(newsletter, line, fileName);
                known.Add(subscription.AddressKey, subscription);
                db.Add(subscription);
                report.Taken++;
            }
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private static string? WhyRefused(ImportLine line, Dictionary<string, Subscription> known, HashSet<string> suppressed)
    {
        var key = Subscription.KeyOf(line.Address);
        return line.Address.Length > 320 || !Mailbox.TryCreate(line.Address.Trim(), "", out _) ? "address"
            : suppressed.Contains(key) ? "suppressed"
            : known.TryGetValue(key, out var subscription) && subscription.State == SubscriptionState.Left ? "left"
            : TimeOf(line) is null ? "consent time"
            : null;
    }

    private Subscription Take(Newsletter newsletter, ImportLine line, string fileName)
    {
        var source = CleanText.Line(line.Source) is { Length: > 0 } said ? $"{fileName}: {said}" : fileName;
        var subscription = Subscription.Of(newsletter, line.Address, source, clock.GetUtcNow());
        subscription.IsCalled(CleanText.Line(line.Name));
        subscription.AgreedElsewhere(source, TimeOf(line)!.Value);
        return subscription;
    }

    private static DateTimeOffset? TimeOf(ImportLine line) =>
        DateTimeOffset.TryParse(line.Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private sealed record ImportLine(int Number, string Address, string Name, string Time, string Source);

    private sealed record Columns(int Address, int Name, int Time, int Source)
    {
        public static Columns Untitled { get; } = new(0, 1, 2, 3);

        public static Columns? From(IReadOnlyList<string> titles)
        {
            var known = titles.Select(title => title.ToLowerInvariant()).ToList();
            return At(AddressTitles) is var address and >= 0 ? new Columns(address, At(NameTitles), At(TimeTitles), At(SourceTitles)) : null;

            int At(string[] names) => known.FindIndex(names.Contains);
        }

        public ImportLine Read(IReadOnlyList<string> record, int line)
        {
            return new ImportLine(line, At(Address), At(Name), At(Time), At(Source));

            string At(int column) => column >= 0 && column < record.Count ? record[column] : "";
        }
    }
}

/// <summary>What became of a list: taken + unchanged + refused = lines.</summary>
public sealed class SubscriberImportReport
{
    private const int MostNamed = 1000;
    private readonly List<string> refusals = [];

    public int Lines { get; set; }

    public int Taken { get; set; }

    public int Unchanged { get; set; }

    public int Refused { get; private set; }

    public IReadOnlyList<string> Refusals => refusals;

    public void Refuse(int line, string why)
    {
        Refused++;
        if (refusals.Count < MostNamed)
        {
            refusals.Add(FormattableString.Invariant($"line {line}: {why}"));
        }
    }
}
