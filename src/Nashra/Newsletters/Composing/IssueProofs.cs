using Nashra.Database;
using Nashra.Localization;
using Nashra.Newsletters.Trials;
using Nashra.Platform;

namespace Nashra.Newsletters.Composing;

/// <summary>An issue as its readers would get it, before there is one: for the editor's eyes and checks.</summary>
public sealed class IssueProofs(NewsDb db, IssueContents contents, PhraseBook book, LatestChange latest, TimeProvider clock)
{
    private const string Receiver = "reader@example.org";

    public async Task<IssueProof> OfDraftAsync(Newsletter newsletter, IssueContent content, DateTimeOffset? due, CancellationToken cancel)
    {
        var cards = await contents.NamedAsync(content.ArticleIds, cancel);
        var issue = Issue.Proof(newsletter, content, due ?? clock.GetUtcNow());
        var letter = Print(issue, [.. cards.Select((card, at) => IssueArticle.Of(card, at))]);
        var found = await new IssueCheck(db, latest.Publication, clock).FindAsync(content, letter, cards.Select(card => card.Id).ToHashSet(), cancel);
        return letter with { Findings = [.. found, .. await new TrialCheck(db, latest.Publication).FindAsync(newsletter, content, letter.Subject, cancel)] };
    }

    private IssueProof Print(Issue issue, IReadOnlyList<IssueArticle> articles)
    {
        var (paper, printing) = (latest.Publication, new IssuePrinting(book));
        var letter = printing.Print(paper, issue, articles, ArticleLinks.Direct);
        var home = new Edition(paper, book, clock.GetUtcNow()).Absolute("/newsletters").AbsoluteUri;
        var (html, text) = letter.Written(new CopyLinks("", home, Receiver, home, home));
        return new IssueProof(letter.Subject, html, text);
    }
}

/// <summary>A letter in the hand.</summary>
public sealed record IssueProof(string Subject, string Html, string Text)
{
    public IReadOnlyList<IssueFinding> Findings { get; init; } = [];

    public int Octets => System.Text.Encoding.UTF8.GetByteCount(Html);

    public bool IsFit => !Findings.Any(finding => finding.IsSerious);
}

/// <summary>What an editor should know before the letter leaves.</summary>
/// <param name="Key">A phrase of ar.json.</param>
/// <param name="IsSerious">It is not approved like this.</param>
/// <param name="Arguments">Of the phrase.</param>
public sealed record IssueFinding(string Key, bool IsSerious, params IReadOnlyList<object> Arguments);
