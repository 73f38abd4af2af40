using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Newsletters;
using Nashra.Newsletters.Composing;
using Nashra.Newsroom.Staff;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsroom.Letters;

/// <summary>Every act on a draft: what was typed is saved first, whatever is decided then.</summary>
public sealed class DraftDesk(NewsDb db, StaffVisit visit, IssueDesk issues, IssueContents contents, IssueProofs proofs, Edition edition, TimeProvider clock)
{
    public Task<IssueDraft?> FindAsync(long id, CancellationToken cancel) =>
        db.IssueDrafts.Include(d => d.Newsletter).FirstOrDefaultAsync(d => d.Id == id, cancel);

    /// <summary>A draft begins with what the newsletter's rule would choose; a written one begins empty.</summary>
    public async Task<IssueDraft> BeginAsync(Newsletter newsletter, CancellationToken cancel)
    {
        var draft = IssueDraft.Begin(newsletter, visit.Member.Name, clock.GetUtcNow());
        var cards = newsletter.Kind is NewsletterKind.Automatic or NewsletterKind.Weekly ? await contents.NewAsync(newsletter, cancel) : [];
        db.Add(draft);
        db.Add(draft.Write(new IssueContent("", "", "", [.. cards.Select(card => new IssueBlock(IssueBlockKind.Article, card.Id, ""))]), visit.Member.Name, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return draft;
    }

    /// <summary>Administrators may, and whom the newsletter names.</summary>
    public async Task<bool> MayApproveAsync(long newsletterId, CancellationToken cancel) =>
        visit.Member.IsAdministrator || await db.Set<NewsletterApprover>().AnyAsync(a => a.NewsletterId == newsletterId && a.StaffMemberId == visit.Member.Id, cancel);

    /// <exception cref="LostRaceException">Somebody has saved since the form was opened.</exception>
    /// <exception cref="RefusedException">A rule was not met; what was typed is saved all the same.</exception>
    public async Task DoAsync(IssueDraft draft, DraftForm form, CancellationToken cancel)
    {
        if (draft.Version != form.Version)
        {
            throw new LostRaceException();
        }

        await SaveAsync(draft, form.ToContent(), cancel);
        form.Version = draft.Version;
        await DecideAsync(draft, form, cancel);
        await KeepAsync(cancel);
        form.Version = draft.Version;
    }

    private async Task SaveAsync(IssueDraft draft, IssueContent content, CancellationToken cancel)
    {
        if (content.Cleaned().ToJson() != draft.Content)
        {
            db.Add(draft.Write(content, visit.Member.Name, clock.GetUtcNow()));
            await KeepAsync(cancel);
        }
    }

    private async Task DecideAsync(IssueDraft draft, DraftForm form, CancellationToken cancel)
    {
        switch (form.Deed)
        {
            case "test":
                await TestAsync(draft, form.TestTo, cancel);
                break;
            case "approve":
                await ApproveAsync(draft, cancel);
                break;
            case "schedule":
                await ScheduleAsync(draft, form.DueIn(edition.Paper.Zone), clock.GetUtcNow(), cancel);
                break;
            case "now":
                var now = clock.GetUtcNow(); // read once: a moment later it would be past
                await ScheduleAsync(draft, now, now, cancel);
                break;
            case "stop":
                draft.Stop();
                break;
        }
    }

    private async Task ApproveAsync(IssueDraft draft, CancellationToken cancel)
    {
        await RequireApproverAsync(draft, cancel);
        var proof = await proofs.OfDraftAsync(draft.Newsletter, draft.ReadContent(), draft.DueAt, cancel);
        if (!proof.IsFit)
        {
            throw new RefusedException("newsroom.letters.not_fit");
        }

        draft.Approve(visit.Member.Name, clock.GetUtcNow());
    }

    private async Task ScheduleAsync(IssueDraft draft, DateTimeOffset due, DateTimeOffset now, CancellationToken cancel)
    {
        await RequireApproverAsync(draft, cancel);
        var date = DateOnly.FromDateTime(edition.Paper.LocalTime(due));
        var others = await db.IssueDrafts.Where(d => d.NewsletterId == draft.NewsletterId && d.Id != draft.Id && d.State == DraftState.Scheduled).Select(d => d.DueAt!.Value).ToListAsync(cancel);
        if (await issues.HasIssueOnAsync(draft.NewsletterId, date, cancel) || others.Exists(other => DateOnly.FromDateTime(edition.Paper.LocalTime(other)) == date))
        {
            throw new RefusedException("newsletters.date_taken");
        }

        draft.Schedule(due, now);
    }

    private async Task TestAsync(IssueDraft draft, string to, CancellationToken cancel)
    {
        if (!Mail.Mailbox.TryCreate(to.Trim(), "", out _))
        {
            throw new RefusedException("newsletters.address_refused");
        }

        var proof = await proofs.OfDraftAsync(draft.Newsletter, draft.ReadContent(), draft.DueAt, cancel);
        db.Add(Letter.To(to.Trim(), edition.Say.Say("newsroom.letters.test_subject", proof.Subject), proof.Text, proof.Html, clock.GetUtcNow()));
    }

    private async Task RequireApproverAsync(IssueDraft draft, CancellationToken cancel)
    {
        if (!await MayApproveAsync(draft.NewsletterId, cancel))
        {
            throw new RefusedException("newsroom.letters.may_not_approve");
        }
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            throw new LostRaceException(); // the other editor's version was committed between our look and our word
        }
    }
}
