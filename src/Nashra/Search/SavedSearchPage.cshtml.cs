using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Following;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Search;

/// <summary>Makes a follow of a search: what it finds from now on comes to the tailored news, and one press asks it again.</summary>
internal sealed class SavedSearchPage(NewsDb db, Edition edition, Wishes wishes) : ActPage(edition)
{
    private readonly Edition edition = edition;

    public string Name { get; private set; } = "";

    public string Action => Asked.SavingAddress;

    private SearchAsked Asked => SearchAsked.Read(Request.Query) with { PageNumber = 1, Order = default };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Name = await NameAsync(cancel);
        return Asked.SaysAnything ? Page() : new SeeOther("/search");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            return AsksForAccount();
        }

        if (!Asked.SaysAnything)
        {
            return new SeeOther("/search");
        }

        return await AnswerAsync(
            async () =>
            {
                await wishes.FollowSearchAsync(readerId, Asked.Address, await NameAsync(cancel), cancel);
                return true;
            },
            "/account#follows");
    }

    private async Task<string> NameAsync(CancellationToken cancel) =>
        Asked.NameIn(edition.Say, await db.Sections.Where(section => section.Slug == Asked.Section).Select(section => section.Name).FirstOrDefaultAsync(cancel) ?? Asked.Section);
}
