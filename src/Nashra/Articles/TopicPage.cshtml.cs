using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Platform.Caching;

namespace Nashra.Articles;

/// <summary>What the paper has on a person, place, organisation, subject or story.</summary>
[SamePageForEveryone]
public sealed class TopicPage(NewsDb db, TimeProvider clock) : ListPage
{
    public Topic Topic { get; private set; } = null!;

    public PageHead Head => HeadFor(Topic.Name, Topic.Description);

    protected override string Path => Addresses.Topic(Topic.Slug);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Topics.AsNoTracking().FirstOrDefaultAsync(topic => topic.Slug == slug, cancel) is not { } found)
        {
            return NotFound();
        }

        Topic = found;
        await ListAsync(db.Articles.Listed(clock.GetUtcNow()).AboutTopic(db, found.Id), cancel);
        return Page();
    }
}
