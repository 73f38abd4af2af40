using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Mail;
using Nashra.Newsletters.Sending;
using Nashra.Newsletters.Trials;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Composing;

/// <summary>Composes copies. What an issue's copies share is rendered once, and again only when one of its articles has been withdrawn.</summary>
internal sealed class CopyComposing(MessageComposer composer, MailTokens tokens, PhraseBook book, Publication paper)
{
    private readonly IssuePrinting printing = new(book);
    private readonly ConcurrentDictionary<long, Printed> printed = new(); // several connections compose at once

    /// <summary>Brings the issues of the next few copies up to date: which of their articles readers may still see.</summary>
    public async Task PrepareAsync(IEnumerable<long> issueIds, NewsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var id in issueIds.Distinct())
        {
            var known = printed.GetValueOrDefault(id);
            var issue = known is { Issue.AwaitsSubject: false } ? known.Issue : await db.Issues.AsNoTracking().Include(i => i.Newsletter).SingleAsync(i => i.Id == id, cancel);
            var readable = db.Articles.Visible(now);
            var visible = db.IssueArticles.AsNoTracking().Where(article => article.IssueId == id && readable.Any(a => a.Id == article.ArticleId)).OrderBy(article => article.Position).ThenBy(article => article.ArticleId);
            if (known is null || !known.Articles.Keys.SequenceEqual(await visible.Select(article => article.ArticleId).ToListAsync(cancel)))
            {
                printed[id] = Print(issue, await visible.ToListAsync(cancel), known);
            }
            else
            {
                printed[id] = known with { Issue = issue }; // its subject may have been chosen since
            }
        }
    }

    private Printed Print(Issue issue, List<IssueArticle> articles, Printed? known)
    {
        var byId = articles.ToDictionary(article => article.ArticleId);
        if (issue.Newsletter.IsPersonal && known is not null)
        {
            return known with { Articles = byId }; // a list may hold more articles now; the page around it is the same
        }

        var letter = Print(issue, articles, ArticleLinks.Direct);
        return new Printed(issue, issue.Trial, byId, letter, issue.IsCounted ? Print(issue, articles, ArticleLinks.Counted) : letter);
    }

    private PrintedLetter Print(Issue issue, List<IssueArticle> articles, Func<Edition, ArticleLinks> leads) => issue.Newsletter.IsPersonal
        ? new(printing.Print(paper, issue, [], leads), printing.CardsOf(paper, issue, leads))
        : new(printing.Print(paper, issue, articles, leads), null);

    public Issue IssueOf(DueCopy copy) => printed[copy.IssueId].Issue;

    /// <summary>Null when the copy would have nothing to say, or its address cannot be written to.</summary>
    public CopyMail? Compose(DueCopy copy)
    {
        var (issue, trial, articles, direct, counted) = printed[copy.IssueId];
        var (letter, cards) = copy.MayBeCounted ? counted : direct;
        var name = tokens.For(MailTokenKind.Copy, copy.CopyId);
        var list = cards is null ? null : ListOf(copy, articles, cards, name);
        if (!Mailbox.TryCreate(copy.Address!, "", out var recipient) || (cards is not null && list is null))
        {
            return null;
        }

        var subject = list is not null ? IssuePrinting.Subject(paper, issue.Newsletter, list.FirstHeadline)
            : (trial?.Of(issue.Id, copy.SubscriptionId!.Value) ?? issue.ChosenSubject) == SubjectChoice.Other ? letter.OtherSubject
            : letter.Subject;
        var links = LinksOf(copy, name);
        var content = new PooledBuffer(32 * 1024);
        composer.Compose(Message(links, copy, issue, recipient, subject, letter.For(links, list)), content);
        return new CopyMail(copy.CopyId, copy.Attempts, paper.Sender, recipient, content);
    }

    private MailMessage Message(CopyLinks links, DueCopy copy, Issue issue, Mailbox recipient, string subject, MailBody body) =>
        new()
        {
            From = new Mailbox(paper.Sender.Address, issue.Newsletter.SenderName ?? paper.Name),
            To = recipient,
            ReplyTo = issue.Newsletter.ReplyTo is { } reply ? new Mailbox(reply) : null,
            Subject = HeaderText.Clean(subject),
            Date = copy.DueAt, // not the moment of offering: a second offer is the same letter
            MessageId = new MessageId(links.Copy, paper.MailDomain),
            Body = body,
            ListId = new ListId($"{issue.Newsletter.Slug}.{paper.MailDomain}", issue.Newsletter.Name),
            Unsubscribe = Uri.TryCreate(links.Leave, UriKind.Absolute, out var leave) && (leave.Scheme == Uri.UriSchemeHttps || leave.IsLoopback) ? new Unsubscribe(leave) : null,
            Headers = [new MailHeader("Auto-Submitted", "auto-generated"), new MailHeader("Precedence", "bulk")],
        };

    private CopyLinks LinksOf(DueCopy copy, string name)
    {
        var subscription = $"{paper.Address?.TrimEnd('/')}/mail/{tokens.For(MailTokenKind.Subscription, copy.SubscriptionId!.Value)}";
        return new CopyLinks(name, $"{paper.Address?.TrimEnd('/')}/mail/{name}/view", copy.Address!, subscription, $"{subscription}/leave");
    }

    private static PersonalList? ListOf(DueCopy copy, Dictionary<long, IssueArticle> articles, PersonalCards cards, string name)
    {
        var items = copy.List.Where(item => articles.ContainsKey(item.ArticleId)).Select(item => new LetterItem(articles[item.ArticleId], item.Reason)).ToList();
        return items.Count == 0 ? null : cards.Of(items, name);
    }

    private sealed record Printed(Issue Issue, SubjectTrial? Trial, Dictionary<long, IssueArticle> Articles, PrintedLetter Direct, PrintedLetter Counted);

    private sealed record PrintedLetter(IssueLetter Letter, PersonalCards? Cards);
}
