using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail.Reading;

namespace Nashra.Newsletters;

/// <summary>Notes bounces and complaints beside the copies they are about; a hard bounce and a complaint end what the address receives.</summary>
public sealed class ReturnedMail(NewsDb db, MailTokens tokens, SuppressionList suppressions, TimeProvider clock)
{
    /// <summary>True when the report is about one of our copies.</summary>
    public async Task<bool> NoteAsync(MailReport report, CancellationToken cancel)
    {
        if (report.Kind is not (ReportKind.Bounce or ReportKind.Complaint)
            || tokens.Read(report.OriginalMessageId.Split('@')[0], MailTokenKind.Copy) is not { } id)
        {
            return false;
        }

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
