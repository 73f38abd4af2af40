using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Localization;

namespace Nashra.Newsletters;

/// <summary>Issues in the browser: the frozen choice and order, the articles as they are now, with what was corrected since.</summary>
public sealed class IssueReading(NewsDb db, Edition edition)
{
    public async Task<IssueView> OfIssueAsync(Issue issue, CancellationToken cancel)
    {
        var content = issue.ReadContent();
        var ids = content?.ArticleIds.ToList() ?? await db.IssueArticles.Where(a => a.IssueId == issue.Id).OrderBy(a => a.Position).Select(a => a.ArticleId).ToListAsync(cancel);
        var cards = await CardsAsync(issue, [.. ids.Select(id => new PersonalItem(id, ""))], cancel);
        return new IssueView(issue, content is null ? [.. cards.Values] : PartsOf(content, cards));
    }

    public async Task<IssueView> OfCopyAsync(Copy copy, CancellationToken cancel)
    {
        if (copy.Choice is not { } choice)
        {
            return await OfIssueAsync(copy.Issue, cancel);
        }

        var numbers = ChosenList.NumbersIn(choice).ToList();
        var reasons = await db.IssueReasons.Where(r => r.IssueId == copy.IssueId && numbers.Contains(r.Number)).ToDictionaryAsync(r => r.Number, r => r.Words, cancel);
        return new IssueView(copy.Issue, [.. (await CardsAsync(copy.Issue, [.. ChosenList.Read(choice, reasons)], cancel)).Values]);
    }

    private List<IssuePart> PartsOf(IssueContent content, Dictionary<long, IssuePart> cards)
    {
        List<IssuePart> parts = content.Introduction.Length > 0 ? [Text(content.ReadIntroduction())] : [];
        foreach (var block in content.Blocks)
        {
            var part = block.Kind switch
            {
                IssueBlockKind.Article => cards.GetValueOrDefault(block.ArticleId) is { } card ? card with { Note = edition.Prose(block.Words) } : null,
                IssueBlockKind.Heading => new IssuePart { Heading = edition.Prose(block.Words) },
                _ => Text(Notation.Read(block.Words)),
            };
            parts.AddRange(part is null ? [] : [part]);
        }

        return parts;
    }

    private IssuePart Text(Document document) =>
        new() { Words = new HtmlString(new DocumentHtml(edition.Paper.Digits, DocumentChannel.Page, edition.Site).Render(document)) };

    private async Task<Dictionary<long, IssuePart>> CardsAsync(Issue issue, List<PersonalItem> items, CancellationToken cancel)
    {
        var ids = items.Select(item => item.ArticleId).ToList();
        var cards = await db.Articles.Visible(edition.Now).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        var corrections = (await db.Set<Correction>().AsNoTracking().Where(c => ids.Contains(c.ArticleId) && c.At > issue.CreatedAt).OrderBy(c => c.At).ToListAsync(cancel)).ToLookup(c => c.ArticleId);
        return items.Where(item => cards.ContainsKey(item.ArticleId)).ToDictionary(item => item.ArticleId, item => new IssuePart
        {
            Card = CardView.Row(cards[item.ArticleId]) with { Reason = item.Reason.Length > 0 ? new HtmlString(Platform.Html.Encode(item.Reason)) : null },
            Corrections = [.. corrections[item.ArticleId]],
        });
    }
}

/// <summary>An issue, or one copy of it, as a page shows it.</summary>
public sealed record IssueView(Issue Issue, IReadOnlyList<IssuePart> Parts)
{
    public string Address => Pages.IssueAddress.Of(Issue.Newsletter.Slug, Issue.Date, Issue.Occasion);
}

/// <summary>One thing on the page of an issue: a heading, an editor's words, or an article.</summary>
public sealed record IssuePart
{
    public string? Heading { get; init; }

    public IHtmlContent? Words { get; init; }

    public CardView? Card { get; init; }

    /// <summary>The editor's line on the article.</summary>
    public string Note { get; init; } = "";

    /// <summary>What was corrected after the letter had left.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];
}
