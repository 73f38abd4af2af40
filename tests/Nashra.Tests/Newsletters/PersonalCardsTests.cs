using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Localization;
using Nashra.Mail;
using Nashra.Newsletters;
using Nashra.Newsletters.Composing;
using Nashra.Platform.Post;

namespace Nashra.Tests.Newsletters;

public sealed class PersonalCardsTests
{
    [Fact]
    public async Task A_letter_put_together_of_cards_is_the_letter_rendered_whole_for_its_reader()
    {
        await using var paper = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite);
        await using var scope = paper.Paper.Services.CreateAsyncScope();
        var edition = scope.ServiceProvider.GetRequiredService<Edition>();
        IReadOnlyList<LetterItem> items =
        [
            new(ArticleNumber(1, "شركة Google وعلم النبات", "مقدمة فيها 2026 و<وسم>."), "لأنك تتابع \u2068OpenStreetMap\u2069"),
            new(ArticleNumber(2, "عنوان بلا مقدمة", ""), "لأنك تتابع: علوم & فنون"),
            new(ArticleNumber(3, "عنوان بلا سبب", "مقدمة.")),
            new(ArticleNumber(1, "شركة Google وعلم النبات", "مقدمة فيها 2026 و<وسم>."), "سبب آخر للمقال نفسه"),
        ];

        foreach (var (template, links) in Enum.GetValues<NewsletterTemplate>().SelectMany(template => new[] { (template, ArticleLinks.Direct(edition)), (template, ArticleLinks.Counted(edition)) }))
        {
            var (frame, plain) = (new LetterFrame(edition, links), new LetterPlain(edition, links));
            var list = new PersonalCards(edition, template, links).Of(items, "copy-name");
            var html = string.Concat(items.Select((item, at) => frame.Part(item, template, isLead: at == 0))).Replace($"{IssueLetter.CopyHole}", "copy-name");
            var text = string.Concat(items.Select(item => plain.Part(item, template))).Replace($"{IssueLetter.CopyHole}", "copy-name");

            var together = Sent(new MailBody(PreparedPart.Plain(["", ""]).Fill(Filling.Of(list.Text)), PreparedPart.Html(["", ""]).Fill(Filling.Of(list.Html))));
            var whole = Sent(MailBody.Of(text, html));
            together.ShouldBe(whole);
            whole.Html.ShouldContain("سبب آخر");
        }
    }

    private static IssueArticle ArticleNumber(long id, string headline, string standfirst) => IssueArticle.Of(
        new ArticleCard
        {
            Id = id,
            Slug = "مقال",
            Headline = headline,
            Standfirst = standfirst,
            Kicker = "",
            Byline = "",
            SectionId = 1,
            SectionSlug = "science",
            SectionName = "علوم",
            Hue = 200,
            Advisory = "",
            PublishedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = null,
            CorrectedAt = null,
            WordCount = 700,
        },
        0);

    private static (string Html, string Text) Sent(MailBody body)
    {
        var octets = new ArrayBufferWriter<byte>();
        var sender = new Mailbox("news@example.org", "");
        new MessageComposer().Compose(new MailMessage { From = sender, To = sender, Subject = "-", Date = DateTimeOffset.UnixEpoch, MessageId = new MessageId("copy", "example.org"), Body = body }, octets);
        return (Postbox.Alternative(octets.WrittenMemory, "text/html")!, Postbox.Alternative(octets.WrittenMemory, "text/plain")!);
    }
}
