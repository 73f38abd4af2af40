using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nashra.Layout;

namespace Nashra.Articles;

/// <summary>What section, topic and author pages share: twenty articles a page, newest first.</summary>
public abstract class ListPage : PageModel
{
    private const int Size = 20;

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public Paged<ArticleCard> Articles { get; private set; } = new([], 1, false);

    public PagerLinks Pager => new(Addresses.Encoded(Path), Articles.Number, Articles.HasNext);

    protected abstract string Path { get; }

    protected async Task ListAsync(IQueryable<Article> articlesInOrder, CancellationToken cancel)
    {
        var number = Paged<ArticleCard>.Clamp(Number);
        var items = await articlesInOrder.Skip((number - 1) * Size).Take(Size + 1).AsCards().ToListAsync(cancel);
        Articles = Paged<ArticleCard>.Of(items, Size, number);
    }

    protected PageHead HeadFor(string title, string description) => new()
    {
        Title = title,
        Description = description,
        Canonical = Articles.Number == 1 ? Path : null,
        MayBeIndexed = Articles.Number == 1,
        Feed = Addresses.Encoded(Path) + "/feed.xml",
        PreviousPage = Pager.Previous,
        NextPage = Pager.Next,
    };
}
