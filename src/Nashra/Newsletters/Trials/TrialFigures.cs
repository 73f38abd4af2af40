using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Counting;

namespace Nashra.Newsletters.Trials;

/// <summary>How the two subjects of an issue fared in the sample, among accepted copies of who agreed to be counted.</summary>
public sealed record TrialFigures(int FirstCounted, int FirstOpened, int OtherCounted, int OtherOpened)
{
    // Two-sided, at one in twenty.
    private const double ChanceBound = 1.96;

    /// <summary>The first one unless the other was opened by a larger share.</summary>
    public SubjectChoice Better => Share(OtherOpened, OtherCounted) > Share(FirstOpened, FirstCounted) ? SubjectChoice.Other : SubjectChoice.First;

    /// <summary>So small a difference comes about without any reason once in twenty times or more often (z-test of two proportions).</summary>
    public bool MayBeChance
    {
        get
        {
            if (FirstCounted == 0 || OtherCounted == 0)
            {
                return true;
            }

            var pooled = (double)(FirstOpened + OtherOpened) / (FirstCounted + OtherCounted);
            var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / FirstCounted + 1.0 / OtherCounted));
            return Math.Abs(Share(FirstOpened, FirstCounted) - Share(OtherOpened, OtherCounted)) <= ChanceBound * error;
        }
    }

    public static async Task<TrialFigures> OfAsync(NewsDb db, Issue issue, SubjectTrial trial, CancellationToken cancel)
    {
        var (id, half, all, shift) = (issue.Id, trial.Half, trial.Percent, SubjectTrial.ShiftOf(issue.Id));
        var counted = db.Copies.Where(c => c.IssueId == id && c.State == CopyState.Accepted && c.Subscription!.MayBeCounted).Select(c => new { c.Id, Part = (c.SubscriptionId!.Value * SubjectTrial.Spread + shift) % 100 });
        var letters = db.CopyReadings.Where(r => r.ArticleId == CopyReading.TheLetter);
        var opened = counted.Where(c => letters.Any(r => r.CopyId == c.Id));
        return new TrialFigures(
            await counted.CountAsync(c => c.Part < half, cancel),
            await opened.CountAsync(c => c.Part < half, cancel),
            await counted.CountAsync(c => c.Part >= half && c.Part < all, cancel),
            await opened.CountAsync(c => c.Part >= half && c.Part < all, cancel));
    }

    private static double Share(int opened, int counted) => counted == 0 ? 0 : (double)opened / counted;
}
