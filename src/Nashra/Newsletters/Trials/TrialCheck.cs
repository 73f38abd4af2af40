using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters.Composing;
using Nashra.Platform;

namespace Nashra.Newsletters.Trials;

/// <summary>Whether a trial of two subjects can tell anything, and how large its sample is.</summary>
internal sealed class TrialCheck(NewsDb db, Publication paper)
{
    public async Task<IReadOnlyList<IssueFinding>> FindAsync(Newsletter newsletter, IssueContent content, string subject, CancellationToken cancel)
    {
        if (content.Trial is not { } trial)
        {
            return [];
        }

        if (!paper.CountsReading)
        {
            return [new("newsletters.check.trial_uncounted", true)];
        }

        if (newsletter.Clock == NewsletterClock.Reader)
        {
            return [new("newsletters.check.trial_by_reader", true)];
        }

        return trial.Other == subject || trial.Other == content.Subject ? [new("newsletters.check.trial_same", true)] : [await SampleAsync(newsletter, trial, cancel)];
    }

    private async Task<IssueFinding> SampleAsync(Newsletter newsletter, SubjectTrial trial, CancellationToken cancel)
    {
        var subscribers = db.Subscriptions.Where(s => s.NewsletterId == newsletter.Id && s.State == SubscriptionState.Active);
        var (all, agreed) = (await subscribers.CountAsync(cancel), await subscribers.CountAsync(s => s.MayBeCounted, cancel));
        return new IssueFinding("newsletters.check.trial_sample", false, Part(all), all, Part(agreed));

        int Part(int number) => (int)Math.Round(number * trial.Percent / 100.0, MidpointRounding.AwayFromZero);
    }
}
