using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Layout;
using Nashra.Platform.Caching;

namespace Nashra.Articles;

/// <summary>What one author has signed.</summary>
[SamePageForEveryone]
public sealed class AuthorPage(NewsDb db, TimeProvider clock) : ListPage
{
    public Author Author { get; private set; } = null!;

    public PageHead Head => HeadFor(Author.Name, Author.Bio) with { OpenGraphType = "profile" };

    protected override string Path => Addresses.Author(Author.Slug);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Authors.AsNoTracking().FirstOrDefaultAsync(author => author.Slug == slug, cancel) is not { } found)
        {
            return NotFound();
        }

        Author = found;
        await ListAsync(db.Articles.Listed(clock.GetUtcNow()).SignedBy(db, found.Id), cancel);
        return Page();
    }
}
