using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Tests.Search;

namespace Nashra.Tests.Articles;

public sealed class ArticlePageTests
{
    [Fact]
    public async Task A_Latin_name_at_the_head_of_an_Arabic_headline_does_not_turn_it_round()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        var section = await paper.OpensSectionAsync();
        var article = await paper.PublishesAsync("OpenStreetMap: كيف رُسمت خرائط القاهرة", "نص.", section.Id);
        await paper.PublishesAsync("Why maps matter في القاهرة", "نص.", section.Id);
        await paper.IndexesAsync();
        using var visitor = paper.Visitor();

        var list = await visitor.GetStringAsync("/s/science");
        list.ShouldContain("dir=\"rtl\">OpenStreetMap: ");
        list.ShouldContain("dir=\"ltr\">Why maps matter");
        (await visitor.GetStringAsync(Addresses.Encoded(Addresses.Article(article.Id, article.Slug)))).ShouldContain("<bdi dir=\"rtl\">OpenStreetMap: ");
        (await visitor.GetStringAsync("/search/suggest?q=open")).ShouldContain("\"dir\":\"rtl\"");
    }

    [Theory, EveryDatabase]
    public async Task The_short_id_alone_finds_an_article_and_leads_to_its_Arabic_address(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        await paper.PublishesAsync("كيف تقيس الأشجار أعمارها", "لكل سنة حلقة.", section.Id);
        using var visitor = paper.Visitor();

        var byId = await visitor.GetAsync("/a/1");
        var page = await visitor.GetAsync(byId.Headers.Location);

        byId.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        Uri.UnescapeDataString(byId.Headers.Location!.OriginalString).ShouldBe("/a/1/كيف-تقيس-الأشجار-أعمارها");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("لكل سنة حلقة.");
    }

    [Fact]
    public void The_items_of_a_list_stand_on_one_side_whatever_most_of_their_letters_are()
    {
        static string Html(string text) => new DocumentHtml(DigitPolicy.Western, DocumentChannel.Page, new Uri("https://paper.example")).Render(Notation.Read(text));

        Html("- Fomalhaut: فم الحوت.\n- النسر الطائر: Altair.\n- The end.").ShouldBe("<ul><li>Fomalhaut: فم الحوت.</li><li>النسر الطائر: Altair.</li><li><bdi>The end.</bdi></li></ul>");
        Html("- First.\n- Second.").ShouldBe("<ul dir=\"ltr\"><li>First.</li><li>Second.</li></ul>");
    }

    [Theory, EveryDatabase]
    public async Task A_scheduled_article_is_nowhere_until_its_minute_has_come(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        paper.Clock.Advance(TimeSpan.FromHours(1));
        await paper.PublishesAsync("خبر الغد", "نص الخبر.", section.Id);
        paper.Clock.Advance(TimeSpan.FromHours(-1));
        using var visitor = paper.Visitor();

        (await visitor.GetAsync("/a/1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetStringAsync("/")).ShouldNotContain("خبر الغد");
    }

    [Theory, EveryDatabase]
    public async Task A_change_is_seen_at_once_although_the_page_was_kept(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var visitor = paper.Visitor();
        (await visitor.GetStringAsync("/")).ShouldNotContain("عنوان جديد");

        await paper.PublishesAsync("عنوان جديد", "نص.", section.Id);

        (await visitor.GetStringAsync("/")).ShouldContain("عنوان جديد");
    }

    [Theory, EveryDatabase]
    public async Task A_byline_joins_its_names_as_Arabic_is_written(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var article = await paper.PublishesAsync("خبر", "نص.", section.Id);
        await paper.InDatabaseAsync(async db =>
        {
            var desks = new[] { "قسم العلوم", "قسم اللغة" }.Select((name, at) => Author.Introduce($"desk-{at}", name, AuthorNames.KeyOf(name), AuthorKind.Desk)).ToList();
            db.AddRange(desks);
            await db.SaveChangesAsync();
            (await db.Articles.Include(a => a.Authors).SingleAsync(a => a.Id == article.Id)).SignedBy(desks.Select(desk => desk.Id));
            await db.SaveChangesAsync();
        });
        using var visitor = paper.Visitor();

        var page = await visitor.GetStringAsync("/a/1/خبر");

        Regex.Replace(page[page.IndexOf("class=\"byline\"", StringComparison.Ordinal)..], "<[^>]+>", "").ShouldStartWith("class=\"byline\">قسم العلوم وقسم اللغة\n");
    }
}
