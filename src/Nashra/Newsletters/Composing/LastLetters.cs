using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Newsletters.Sending;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>One letter of each newsletter's last issue, composed once more: what a check-up looks at is what a reader got.</summary>
internal sealed class LastLetters(NewsDb db, MailKeys keys, MailTokens tokens, PhraseBook book, TimeProvider clock)
{
    /// <returns>The newsletter's name and the letter's octets, which are gone once the next is asked for.</returns>
    public async IAsyncEnumerable<(string Newsletter, ReadOnlyMemory<byte> Octets)> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var paper = await Publication.ReadAsync(db, cancel);
        var composing = new CopyComposing(await keys.ComposerAsync(db, paper.MailDomain, cancel), tokens, book, paper);
        foreach (var newsletter in await db.Newsletters.AsNoTracking().Offered().ToListAsync(cancel))
        {
            if (await AcceptedCopyAsync(newsletter.Id, cancel) is not { } copy)
            {
                continue;
            }

            await composing.PrepareAsync([copy.IssueId], db, clock.GetUtcNow(), cancel);
            using var mail = composing.Compose(copy);
            if (mail is not null)
            {
                yield return (newsletter.Name, mail.Content);
            }
        }
    }

    private async Task<DueCopy?> AcceptedCopyAsync(long newsletterId, CancellationToken cancel)
    {
        var accepted = db.Copies.Where(c => c.State == CopyState.Accepted && c.SubscriptionId != null);
        var last = await db.Issues.Where(i => i.NewsletterId == newsletterId && accepted.Any(c => c.IssueId == i.Id)).OrderByDescending(i => i.Id).Select(i => (long?)i.Id).FirstOrDefaultAsync(cancel);
        var copy = await accepted.Where(c => c.IssueId == last).OrderBy(c => c.SubscriptionId).Select(c => new DueCopy
        {
            CopyId = c.Id,
            IssueId = c.IssueId,
            Attempts = c.Attempts,
            DueAt = c.DueAt,
            Choice = c.Choice,
            SubscriptionId = c.SubscriptionId,
            ReaderId = c.Subscription!.ReaderId,
            Address = c.Subscription.Address,
            State = c.Subscription.State,
            PausedUntil = c.Subscription.PausedUntil,
            MayBeCounted = c.Subscription.MayBeCounted,
            ReadAt = 0,
        }).FirstOrDefaultAsync(cancel);
        return copy?.Choice is { } choice ? copy with { List = await ListAsync(copy.IssueId, choice, cancel) } : copy;
    }

    private async Task<IReadOnlyList<PersonalItem>> ListAsync(long issueId, string choice, CancellationToken cancel)
    {
        var numbers = ChosenList.NumbersIn(choice).ToList();
        return ChosenList.Read(choice, await db.IssueReasons.Where(r => r.IssueId == issueId && numbers.Contains(r.Number)).ToDictionaryAsync(r => r.Number, r => r.Words, cancel));
    }
}
