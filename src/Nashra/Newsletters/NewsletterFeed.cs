using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Newsletters.Pages;

namespace Nashra.Newsletters;

/// <summary>A newsletter's past issues as RSS, for who would rather not give an address. What was withdrawn is not in it.</summary>
internal static class NewsletterFeed
{
    private const int Length = 30;

    public static async Task<IResult> AnswerAsync(string slug, NewsDb db, Edition edition, CancellationToken cancel)
    {
        var newsletter = await db.Newsletters.AsNoTracking().FirstOrDefaultAsync(n => n.Slug == slug, cancel);
        return newsletter is null || newsletter.IsPersonal
            ? Results.NotFound()
            : Results.Text(await WriteAsync(newsletter, db, edition, cancel), "application/rss+xml; charset=utf-8");
    }

    private static async Task<string> WriteAsync(Newsletter newsletter, NewsDb db, Edition edition, CancellationToken cancel)
    {
        var readable = db.Articles.Visible(edition.Now);
        var issues = await db.Issues.AsNoTracking().Include(i => i.Articles.Where(a => readable.Any(live => live.Id == a.ArticleId)).OrderBy(a => a.Position))
            .Where(i => i.NewsletterId == newsletter.Id && i.State != IssueState.Held && i.DueAt <= edition.Now)
            .OrderByDescending(i => i.DueAt).ThenByDescending(i => i.Id).Take(Length).ToListAsync(cancel);
        await using var text = new StringWriterUtf8();
        await using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Async = true, Indent = true }))
        {
            Begin(xml, newsletter, edition);
            foreach (var issue in issues)
            {
                Write(xml, issue, newsletter, edition);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Begin(XmlWriter xml, Newsletter newsletter, Edition edition)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", $"{newsletter.Name} · {edition.Paper.Name}");
        xml.WriteElementString("link", edition.Absolute($"/newsletters/{newsletter.Slug}").AbsoluteUri);
        xml.WriteElementString("description", newsletter.Description);
        xml.WriteElementString("language", edition.Paper.Language);
    }

    private static void Write(XmlWriter xml, Issue issue, Newsletter newsletter, Edition edition)
    {
        var address = edition.Absolute(IssueAddress.Of(newsletter.Slug, issue.Date, issue.Occasion)).AbsoluteUri;
        var title = issue.ReadContent()?.Subject is { Length: > 0 } subject ? subject : issue.Articles.Select(a => a.Headline).FirstOrDefault() ?? newsletter.Name;
        xml.WriteStartElement("item");
        xml.WriteElementString("title", edition.Prose(title));
        xml.WriteElementString("link", address);
        xml.WriteElementString("guid", address);
        xml.WriteElementString("pubDate", issue.DueAt.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
        xml.WriteElementString("description", string.Join(" · ", issue.Articles.Select(a => edition.Prose(a.Headline))));
        xml.WriteEndElement();
    }

    // The text goes out as UTF-8 and says so.
    private sealed class StringWriterUtf8() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
