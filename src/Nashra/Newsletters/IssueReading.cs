using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Newsletters;

/// <summary>Issues in the browser: the frozen choice and order, the articles as they are now.</summary>
public sealed class IssueReading(NewsDb db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<IssueView> OfIssueAsync(Issue issue, CancellationToken cancel)
    {
        var ids = await db.IssueArticles.Where(a => a.IssueId == issue.Id).OrderBy(a => a.Position).Select(a => a.ArticleId).ToListAsync(cancel);
        return new IssueView(issue, await CardsAsync([.. ids.Select(id => new PersonalItem(id, ""))], cancel));
    }

    public async Task<IssueView> OfCopyAsync(Copy copy, CancellationToken cancel) => copy.Choice is { } choice
        ? new IssueView(copy.Issue, await CardsAsync(JsonSerializer.Deserialize<List<PersonalItem>>(choice, Json)!, cancel))
        : await OfIssueAsync(copy.Issue, cancel);

    private async Task<List<CardView>> CardsAsync(List<PersonalItem> items, CancellationToken cancel)
    {
        var ids = items.Select(item => item.ArticleId).ToList();
        var cards = await db.Articles.Visible(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        return [.. items.Where(item => cards.ContainsKey(item.ArticleId)).Select(item => CardView.Row(cards[item.ArticleId]) with { Reason = item.Reason.Length > 0 ? new HtmlString(Platform.Html.Encode(item.Reason)) : null })];
    }
}

/// <summary>An issue, or one copy of it, as a page shows it.</summary>
public sealed record IssueView(Issue Issue, IReadOnlyList<CardView> Cards)
{
    public string Address => Pages.IssueAddress.Of(Issue.Newsletter.Slug, Issue.Date, Issue.Occasion);
}
