using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Database;
using Nashra.Mail;

namespace Nashra.Newsletters;

/// <summary>
/// Takes over a list of subscribers: our own, or one of Mailchimp, listmonk or Ghost. Who left, bounced or complained
/// there is kept out here, and that comes first: a suppressed address, or one whose owner has left, is never brought
/// back by a list. Importing again changes nothing.
/// </summary>
public sealed class SubscriberImport(NewsDb db, SuppressionList suppressions, TimeProvider clock)
{
    private const int Together = 500;
    private const int LongestText = 300;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromDays(1); // and times without a zone

    public async Task<SubscriberImportReport> ImportAsync(Newsletter newsletter, TextReader file, string fileName, Action<int>? progress, CancellationToken cancel)
    {
        var report = new SubscriberImportReport();
        var records = new CsvRecords(file);
        SubscriberColumns? columns = null;
        var lines = new List<SubscriberLine>();
        while (records.Next() is { } record)
        {
            if (records.UnclosedSince is { } opened)
            {
                report.Lines++;
                report.Refuse(opened, SubscriberRefusal.Quote);
                break;
            }

            if (columns is null && SubscriberColumns.From(record) is { } titled)
            {
                columns = titled;
                continue;
            }

            columns ??= SubscriberColumns.Untitled;
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

    private async Task TakeAsync(Newsletter newsletter, List<SubscriberLine> lines, string fileName, SubscriberImportReport report, CancellationToken cancel)
    {
        foreach (var line in lines.Where(line => line.Standing is SubscriberStanding.Bounced or SubscriberStanding.Complained && IsAddress(line.Address)))
        {
            await suppressions.AddAsync(line.Key, line.Standing == SubscriberStanding.Bounced ? SuppressionReason.Bounced : SuppressionReason.Complained, cancel);
        }

        db.ChangeTracker.Clear();
        var keys = lines.Where(line => IsAddress(line.Address)).Select(line => line.Key).Distinct().ToList(); // what is no address may be no text either
        var known = await db.Subscriptions.Where(s => s.NewsletterId == newsletter.Id && keys.Contains(s.AddressKey)).ToDictionaryAsync(s => s.AddressKey, cancel);
        var suppressed = await suppressions.AmongAsync(keys, cancel);
        foreach (var line in lines.OrderBy(line => line.Standing == SubscriberStanding.Subscribes))
        {
            report.Lines++;
            Take(newsletter, line, fileName, known, suppressed, report);
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private void Take(Newsletter newsletter, SubscriberLine line, string fileName, Dictionary<string, Subscription> known, HashSet<string> suppressed, SubscriberImportReport report)
    {
        if (!IsAddress(line.Address))
        {
            report.Refuse(line.Number, SubscriberRefusal.Address);
        }
        else if (line.Standing is SubscriberStanding.Bounced or SubscriberStanding.Complained)
        {
            report.KeptOut++;
        }
        else if (line.Standing == SubscriberStanding.Left)
        {
            KeepOut(newsletter, line, fileName, known, report);
        }
        else if (WhyRefused(line, known, suppressed) is { } why)
        {
            report.Refuse(line.Number, why);
        }
        else if (known.ContainsKey(line.Key))
        {
            report.Unchanged++;
        }
        else
        {
            var subscription = Subscriber(newsletter, line, fileName, known);
            subscription.AgreedElsewhere(subscription.ConsentSource, TimeOf(line.Time)!.Value);
            report.Taken++;
        }
    }

    // Whoever confirmed here after leaving there stays: the later word holds.
    private void KeepOut(Newsletter newsletter, SubscriberLine line, string fileName, Dictionary<string, Subscription> known, SubscriberImportReport report)
    {
        if (known.GetValueOrDefault(line.Key) is { } here && (here.State == SubscriptionState.Left || here.ConfirmedAt > TimeOf(line.LeftTime)))
        {
            report.Unchanged++;
            return;
        }

        var subscription = known.GetValueOrDefault(line.Key) ?? Subscriber(newsletter, line, fileName, known);
        subscription.LeftElsewhere(TimeOf(line.LeftTime) ?? clock.GetUtcNow(), line.LeftBecause.Length == 0 ? null : Subscription.Shortened(line.LeftBecause, LongestText));
        report.KeptOut++;
    }

    private SubscriberRefusal? WhyRefused(SubscriberLine line, Dictionary<string, Subscription> known, HashSet<string> suppressed) =>
        suppressed.Contains(line.Key) ? SubscriberRefusal.Suppressed
        : known.TryGetValue(line.Key, out var subscription) && subscription.State == SubscriptionState.Left ? SubscriberRefusal.Left
        : TimeOf(line.Time) is not { } time || time > clock.GetUtcNow() + ClocksDiffer ? SubscriberRefusal.ConsentTime
        : null;

    private Subscription Subscriber(Newsletter newsletter, SubscriberLine line, string fileName, Dictionary<string, Subscription> known)
    {
        var source = CleanText.Line(line.Source) is { Length: > 0 } said ? $"{fileName}: {said}" : fileName;
        var subscription = Subscription.Of(newsletter, line.Address, Subscription.Shortened(source, LongestText), clock.GetUtcNow());
        subscription.IsCalled(CleanText.Line(line.Name));
        known.Add(subscription.AddressKey, subscription);
        db.Add(subscription);
        return subscription;
    }

    private static bool IsAddress(string text) => text.Length <= 320 && Mailbox.TryCreate(text.Trim(), "", out _);

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

/// <summary>What became of a list: taken + unchanged + kept out + refused = lines.</summary>
public sealed class SubscriberImportReport
{
    private const int MostNamed = 1000;

    // Who left elsewhere is looked at before who comes, so lines are not refused in their order.
    private readonly SortedSet<RefusedSubscriber> refusals = new(Comparer<RefusedSubscriber>.Create((one, other) => one.Line.CompareTo(other.Line)));

    public int Lines { get; set; }

    public int Taken { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Left, bounced or complained where the list comes from.</summary>
    public int KeptOut { get; set; }

    public int Refused { get; private set; }

    /// <summary>The first of them, as they stand in the file.</summary>
    public IReadOnlyCollection<RefusedSubscriber> Refusals => refusals;

    public void Refuse(int line, SubscriberRefusal why)
    {
        Refused++;
        refusals.Add(new RefusedSubscriber(line, why));
        if (refusals.Count > MostNamed)
        {
            refusals.Remove(refusals.Max!);
        }
    }
}

public sealed record RefusedSubscriber(int Line, SubscriberRefusal Why);

/// <summary>Why a line of a list brings nobody.</summary>
public enum SubscriberRefusal
{
    Address,

    /// <summary>Bounced, complained or was erased.</summary>
    Suppressed,

    /// <summary>Has left here.</summary>
    Left,

    /// <summary>It does not say when its owner agreed, or says a time to come.</summary>
    ConsentTime,

    /// <summary>A quote opens there and never closes, so where the next lines begin cannot be told.</summary>
    Quote,
}
