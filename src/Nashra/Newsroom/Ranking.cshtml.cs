using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.ForYou;
using Nashra.ForYou.Evaluation;

namespace Nashra.Newsroom;

/// <summary>How well the tailored news foretells what this newspaper's own readers open, and by which weights it ranks.</summary>
public sealed class RankingPage(NewsDb db) : PageModel
{
    public DateTimeOffset? LearnedAt { get; private set; }

    /// <summary>Null until there was something to measure.</summary>
    public ForYouReport? Report { get; private set; }

    public RankingModel Model { get; private set; } = new();

    public IEnumerable<(Signal Signal, double Weight)> Weights => Enum.GetValues<Signal>().Select(signal => (signal, Model.Weights.Of(signal)));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await db.KeptModels.AsNoTracking().FirstOrDefaultAsync(cancel) is { } kept)
        {
            LearnedAt = kept.LearnedAt;
            Model = ModelJson.Read(kept.Model);
            Report = kept.Report.Length > 0 ? JsonSerializer.Deserialize<ForYouReport>(kept.Report) : null;
        }
    }
}
