using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom.Letters;

/// <summary>One newsletter: what it is, decided by administrators, and its issues, composed by editors.</summary>
public sealed class NewsletterSheetPage(NewsDb db, DraftDesk drafts, StaffVisit visit, LatestChange latest, TimeProvider clock) : PageModel
{
    private const string NewName = "new";
    private const int Shown = 20;

    [FromRoute]
    public string Slug { get; set; } = NewName;

    [BindProperty]
    public NewsletterForm Form { get; set; } = new();

    /// <summary>Null while it is new.</summary>
    public Newsletter? Newsletter { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public IReadOnlyList<IssueDraft> Drafts { get; private set; } = [];

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    public IReadOnlyList<Author> Authors { get; private set; } = [];

    public IReadOnlyList<StaffMember> Editors { get; private set; } = [];

    public bool IsNew => Slug == NewName;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        Form = Newsletter is null ? new NewsletterForm() : NewsletterForm.Of(Newsletter, await ApproversAsync(cancel));
        ViewData["Done"] = Request.Query.ContainsKey("done") ? "newsroom.letters.done.newsletter" : null;
        await FurnishAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!visit.Member.IsAdministrator)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        try
        {
            var saved = await SaveAsync(cancel);
            return new SeeOther($"/newsroom/newsletters/{saved.Slug}?done=1");
        }
        catch (LostRaceException)
        {
            Form.Version = await db.Newsletters.Where(n => n.Slug == Slug).Select(n => n.Version).FirstAsync(cancel);
            return await AgainAsync(StatusCodes.Status409Conflict, new Refusal("newsroom.letters.newsletter_race", []), cancel);
        }
        catch (RefusedException refused)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, new Refusal(refused.MessageKey, [.. refused.Arguments]), cancel);
        }
    }

    /// <summary>Begins an issue.</summary>
    public async Task<IActionResult> OnPostComposeAsync(CancellationToken cancel) =>
        await FindAsync(cancel) && Newsletter is { Kind: NewsletterKind.Written or NewsletterKind.Automatic or NewsletterKind.Weekly }
            ? new SeeOther(FormattableString.Invariant($"/newsroom/newsletters/drafts/{(await drafts.BeginAsync(Newsletter, cancel)).Id}"))
            : NotFound();

    private async Task<Newsletter> SaveAsync(CancellationToken cancel)
    {
        if (Newsletter is not null && Newsletter.Version != Form.Version)
        {
            throw new LostRaceException();
        }

        Form.Slug = Newsletter?.Slug ?? Form.Slug;
        var plan = Form.ToPlan();
        if (Newsletter is null && await db.Newsletters.AnyAsync(n => n.Slug == plan.Slug, cancel))
        {
            throw new RefusedException("newsletters.slug_taken");
        }

        var newsletter = Newsletter ?? Newsletter.Found(plan, await db.Newsletters.CountAsync(cancel), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await KeepAsync(newsletter, plan, cancel);
        await db.Set<NewsletterApprover>().Where(a => a.NewsletterId == newsletter.Id).ExecuteDeleteAsync(cancel);
        db.AddRange(Form.Approvers.Distinct().Select(id => new NewsletterApprover(newsletter.Id, id)));
        db.Add(ArticleChange.Of(null, ChangeKind.Paper, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await latest.LookAsync(cancel);
        return newsletter;
    }

    private async Task KeepAsync(Newsletter newsletter, NewsletterPlan plan, CancellationToken cancel)
    {
        if (Newsletter is null)
        {
            db.Add(newsletter);
        }
        else
        {
            newsletter.Change(plan);
        }

        if (Form.IsClosed)
        {
            newsletter.Close(clock.GetUtcNow());
        }
        else
        {
            newsletter.Reopen();
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new LostRaceException();
        }
    }

    private async Task<IActionResult> AgainAsync(int status, Refusal refusal, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await FindAsync(cancel);
        Response.StatusCode = status;
        ViewData[Refusal.Key] = refusal;
        await FurnishAsync(cancel);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        Newsletter = IsNew ? null : await db.Newsletters.FirstOrDefaultAsync(n => n.Slug == Slug, cancel);
        return Newsletter is not null || (IsNew && visit.Member.IsAdministrator);
    }

    private Task<List<long>> ApproversAsync(CancellationToken cancel) =>
        db.Set<NewsletterApprover>().Where(a => a.NewsletterId == Newsletter!.Id).Select(a => a.StaffMemberId).ToListAsync(cancel);

    private async Task FurnishAsync(CancellationToken cancel)
    {
        Sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Id).ToListAsync(cancel);
        Topics = await db.Topics.AsNoTracking().OrderBy(t => t.Name).Take(300).ToListAsync(cancel);
        Authors = await db.Authors.AsNoTracking().OrderBy(a => a.Name).Take(300).ToListAsync(cancel);
        Editors = await db.Set<StaffMember>().AsNoTracking().Where(m => m.Role == StaffRole.Editor).OrderBy(m => m.Name).ToListAsync(cancel);
        if (Newsletter is { } newsletter)
        {
            Issues = await db.Issues.AsNoTracking().Where(i => i.NewsletterId == newsletter.Id).OrderByDescending(i => i.Id).Take(Shown).ToListAsync(cancel);
            Drafts = await db.IssueDrafts.AsNoTracking().Where(d => d.NewsletterId == newsletter.Id && d.State != DraftState.Started).OrderByDescending(d => d.ChangedAt).ToListAsync(cancel);
        }
    }
}
