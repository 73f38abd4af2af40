using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail.Reading;

namespace Nashra.Newsletters.Returned;

/// <summary>Notes bounces and complaints beside the copies they are about; a hard bounce and a complaint end what the address receives.</summary>
public sealed class ReturnedMail(NewsDb db, MailTokens tokens, SuppressionList suppressions, TimeProvider clock)
{
    /// <summary>True when the report is about one of our copies.</summary>
    public async Task<bool> NoteAsync(MailReport report, CancellationToken cancel) =>
        IsOfInterest(report) && CopyNamedIn(report) is { } id && await NoteAsync(report, id, cancel);

    /// <summary>The same for what a mail service tells: some give letters numbers of their own, and then only the address says which copy is meant.</summary>
    public async Task<bool> NoteOfServiceAsync(MailReport report, CancellationToken cancel) =>
        IsOfInterest(report) && (CopyNamedIn(report) ?? await NewestTakenAsync(report.Recipient, cancel)) is { } id && await NoteAsync(report, id, cancel);

    private static bool IsOfInterest(MailReport report) => report.Kind is ReportKind.Bounce or ReportKind.Complaint;

    private long? CopyNamedIn(MailReport report) => tokens.Read(report.OriginalMessageId.Split('@')[0], MailTokenKind.Copy);

    private async Task<long?> NewestTakenAsync(string recipient, CancellationToken cancel)
    {
        var key = Subscription.KeyOf(recipient);
        return key.Length == 0 ? null : await db.Copies.Where(c => c.Subscription!.AddressKey == key && c.State == CopyState.Accepted).MaxAsync(c => (long?)c.Id, cancel);
    }

    private async Task<bool> NoteAsync(MailReport report, long id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await (report.Kind == ReportKind.Complaint
            ? db.Copies.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ComplainedAt, now), cancel)
            : db.Copies.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.BouncedAt, now).SetProperty(c => c.Bounce, report.Status), cancel));
        if ((report.Hard || report.Kind == ReportKind.Complaint) && await db.Copies.Where(c => c.Id == id).Select(c => c.Subscription!.AddressKey).FirstOrDefaultAsync(cancel) is { } key)
        {
            await suppressions.AddAsync(key, report.Kind == ReportKind.Complaint ? SuppressionReason.Complained : SuppressionReason.Bounced, cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }
}
