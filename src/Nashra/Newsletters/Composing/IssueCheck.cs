using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsletters.Composing;

/// <summary>Reads a letter before its readers do: its size, its subject, its pictures and its links.</summary>
internal sealed class IssueCheck(NewsDb db, Publication paper, TimeProvider clock)
{
    // The largest provider cuts at about 102 KB, footer and all; the receiver's own links still come in.
    private const int MostOctets = 100 * 1024;
    private const int ManyOctets = 80 * 1024;
    private const int LongestShownSubject = 70;

    public async Task<IReadOnlyList<IssueFinding>> FindAsync(IssueContent content, IssueProof proof, IReadOnlySet<long> readable, CancellationToken cancel)
    {
        List<IssueFinding> findings = [.. Size(proof), .. Subject(content, proof)];
        if (content.Blocks.Count == 0 && content.Introduction.Length == 0)
        {
            findings.Add(new IssueFinding("newsletters.check.empty", true));
        }

        var missing = content.ArticleIds.Count(id => !readable.Contains(id));
        if (missing > 0)
        {
            findings.Add(new IssueFinding("newsletters.check.unreadable", true, missing));
        }

        var words = content.Blocks.Where(block => block.Kind == IssueBlockKind.Text).Select(block => Notation.Read(block.Words)).Prepend(content.ReadIntroduction()).SelectMany(document => document.Blocks).ToList();
        findings.AddRange(words.OfType<Figure>().Where(figure => figure.Alternative.Trim().Length == 0).Select(figure => new IssueFinding("newsletters.check.alternative", true, figure.Picture)));
        foreach (var address in words.SelectMany(LetterProse.AddressesIn).Distinct())
        {
            findings.AddRange(await IsBrokenAsync(address, cancel) ? [new IssueFinding("newsletters.check.broken", true, address)] : []);
        }

        return findings;
    }

    private static IEnumerable<IssueFinding> Size(IssueProof proof) => proof.Octets switch
    {
        > MostOctets => [new IssueFinding("newsletters.check.too_big", true, proof.Octets / 1024)],
        > ManyOctets => [new IssueFinding("newsletters.check.big", false, proof.Octets / 1024)],
        _ => [],
    };

    private IEnumerable<IssueFinding> Subject(IssueContent content, IssueProof proof)
    {
        if (paper.IsRightToLeft && content.Subject.Length > 0 && !Bidi.IsArabicLetter(Rune.GetRuneAt(content.Subject, 0)))
        {
            yield return new IssueFinding("newsletters.check.subject_turns", false);
        }

        if (paper.IsRightToLeft && Bidi.DominantDirection(proof.Subject) == TextDirection.LeftToRight)
        {
            yield return new IssueFinding("newsletters.check.subject_latin", false);
        }

        if (proof.Subject.Length > LongestShownSubject)
        {
            yield return new IssueFinding("newsletters.check.subject_long", false, LongestShownSubject);
        }
    }

    // Only our own house is asked: opening whatever an address names would let a letter's draft reach into the network.
    private async Task<bool> IsBrokenAsync(string address, CancellationToken cancel)
    {
        var home = paper.Address is { } site && address.StartsWith(site.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase) ? new Uri(address).AbsolutePath : address;
        if (!WebAddress.IsLocal(home))
        {
            return !Uri.TryCreate(address, UriKind.Absolute, out var elsewhere) || !elsewhere.Host.Contains('.', StringComparison.Ordinal);
        }

        var now = clock.GetUtcNow();
        return home.Trim('/').Split('/', '?', '#') switch
        {
            ["a", var id, ..] => !ShortId.TryParse(id, out var article) || !await db.Articles.Visible(now).AnyAsync(a => a.Id == article, cancel),
            ["s", var slug, ..] => Uri.UnescapeDataString(slug) is var section && !await db.Sections.AnyAsync(s => s.Slug == section, cancel),
            ["t", var slug, ..] => Uri.UnescapeDataString(slug) is var topic && !await db.Topics.AnyAsync(t => t.Slug == topic, cancel),
            ["by", var slug, ..] => Uri.UnescapeDataString(slug) is var author && !await db.Authors.AnyAsync(a => a.Slug == author, cancel),
            _ => false,
        };
    }
}
