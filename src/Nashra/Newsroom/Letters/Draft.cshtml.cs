using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Newsletters.Composing;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Newsroom.Letters;

/// <summary>Where an issue is composed, looked at, approved and given its hour.</summary>
public sealed class DraftPage(NewsDb db, DraftDesk desk, IssueProofs proofs, StaffVisit visit, LatestChange latest, TimeProvider clock) : PageModel
{
    private const int Offered = 80;

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DraftForm Form { get; set; } = new();

    public IssueDraft Draft { get; private set; } = null!;

    public IssueProof Proof { get; private set; } = null!;

    public bool MayApprove { get; private set; }

    /// <summary>Articles to choose from, and those that stand in the draft.</summary>
    public IReadOnlyList<ArticleCard> Articles { get; private set; } = [];

    public IReadOnlyDictionary<long, ArticleCard> Standing { get; private set; } = new Dictionary<long, ArticleCard>();

    public IReadOnlyList<DraftEdit> History { get; private set; } = [];

    /// <summary>What the other editor saved, when this one was second.</summary>
    public DraftEdit? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } draft)
        {
            return NotFound();
        }

        (Draft, Form) = (draft, DraftForm.Of(draft, latest.Publication, visit.Member.Email));
        ViewData["Done"] = done is "save" or "approve" or "schedule" or "now" or "stop" or "test" ? $"newsroom.letters.done.{done}" : null;
        await FurnishAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        try
        {
            await desk.DoAsync(draft, Form, cancel);
            return new SeeOther($"/newsroom/newsletters/drafts/{Id}?done={Form.Deed.Split('-')[0]}{(Form.Deed is "save" or "test" or "approve" or "schedule" or "now" or "stop" ? "" : "#blocks")}");
        }
        catch (LostRaceException)
        {
            return await AgainAsync(StatusCodes.Status409Conflict, new Refusal("newsroom.letters.lost_race", []), cancel);
        }
        catch (RefusedException refused)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, new Refusal(refused.MessageKey, [.. refused.Arguments]), cancel);
        }
    }

    private async Task<IActionResult> AgainAsync(int status, Refusal refusal, CancellationToken cancel)
    {
        db.ChangeTracker.Clear(); // what the refused act had begun to change
        Draft = (await desk.FindAsync(Id, cancel))!;
        if (status == StatusCodes.Status409Conflict)
        {
            Theirs = await db.Set<DraftEdit>().AsNoTracking().Where(e => e.DraftId == Id).OrderByDescending(e => e.Version).FirstOrDefaultAsync(cancel);
            Form.Version = Draft.Version; // having seen the other text, the editor may decide to save over it
        }

        Response.StatusCode = status;
        ViewData[Refusal.Key] = refusal;
        await FurnishAsync(cancel);
        return Page();
    }

    private async Task FurnishAsync(CancellationToken cancel)
    {
        var (now, content) = (clock.GetUtcNow(), Form.ToContent());
        Proof = await proofs.OfDraftAsync(Draft.Newsletter, content, Draft.DueAt, cancel);
        MayApprove = await desk.MayApproveAsync(Draft.NewsletterId, cancel);
        var ids = content.ArticleIds.ToList();
        Standing = await db.Articles.Visible(now).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        Articles = await db.Articles.Listed(now).Where(a => !ids.Contains(a.Id)).LatestFirst().Take(Offered).AsCards().ToListAsync(cancel);
        History = await db.Set<DraftEdit>().AsNoTracking().Where(e => e.DraftId == Id).OrderByDescending(e => e.Version).Take(20).ToListAsync(cancel);
    }
}
