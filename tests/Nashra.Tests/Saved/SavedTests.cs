using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Saved;

public sealed class SavedTests
{
    private const string Email = "huda@example.org";

    [Theory, EveryDatabase]
    public async Task What_one_reader_saved_is_marked_on_her_front_page_and_on_nobody_elses(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var first = await paper.PublishesAsync("كوكب جديد", "نص", section.Id);
        var second = await paper.PublishesAsync("نجم قديم", "نص", section.Id);
        using var hers = await paper.ReaderAsync("huda@example.org");
        using var his = await paper.ReaderAsync("omar@example.org");
        using var visitor = paper.Visitor();

        await hers.PostsAsync(Save(first), ("on", "true"));

        (await hers.GetStringAsync("/")).ShouldContain(Pressed(first)); // the first to ask draws for all
        (await his.GetStringAsync("/")).ShouldNotContain("aria-pressed=\"true\"");
        (await visitor.GetStringAsync("/")).ShouldNotContain("aria-pressed=\"true\"");

        await his.PostsAsync(Save(second), ("on", "true"));
        (await his.GetStringAsync("/")).ShouldContain(Pressed(second));
        (await hers.GetStringAsync("/")).ShouldNotContain(Pressed(second));
    }

    [Theory, EveryDatabase]
    public async Task Fifty_clicks_at_once_save_an_article_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.ActsAsync(Save(article), true)));

        answers.ShouldAllBe(on => on == true);
        (await paper.InDatabaseAsync(db => db.SavedArticles.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_saved_article_says_so_on_every_page_and_can_be_let_go_and_taken_back(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);

        (await browser.PostsAsync(Save(article), ("on", "true"), ("back", "/"))).Headers.Location!.OriginalString.ShouldBe("/");
        (await browser.GetStringAsync("/")).ShouldContain("محفوظ");
        (await browser.GetStringAsync("/saved")).ShouldContain("قمر جديد");

        var removal = await browser.PostsAsync("/saved?handler=Place", ("ids", ShortId.From(article.Id)), ("place", "Removed"), ("back", "/saved?tab=unread"));
        var after = await browser.GetStringAsync(removal.Headers.Location!.OriginalString);
        after.ShouldContain("تراجع");
        after.ShouldContain("لا شيء ينتظر القراءة");

        await browser.PostsAsync("/saved?handler=Undo", ("undo", $"{ShortId.From(article.Id)}.0"));
        (await browser.GetStringAsync("/saved")).ShouldContain("قمر جديد");
    }

    [Theory, EveryDatabase]
    public async Task What_a_visitor_saved_is_in_the_account_after_joining(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = paper.Visitor();

        (await browser.PostsAsync(Save(article), ("on", "true"))).Headers.Location!.OriginalString.ShouldBe("/saved");
        (await browser.GetStringAsync("/saved")).ShouldContain("قمر جديد");
        await browser.AsksToJoinAsync(Email, ("merge", "true"));
        await browser.PostsAsync("/join/confirm", ("token", await paper.TokenInLastLetterAsync()));

        (await browser.GetStringAsync("/saved")).ShouldContain("قمر جديد");
        (await paper.InDatabaseAsync(db => db.SavedArticles.CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_touches_what_another_reader_saved(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var hers = await paper.ReaderAsync(Email);
        await hers.ActsAsync(Save(article), true);
        using var his = await paper.ReaderAsync("salim@example.org");

        await his.ActsAsync(Save(article), false);
        await his.PostsAsync("/saved?handler=Place", ("ids", ShortId.From(article.Id)), ("place", "Read"));

        (await his.GetStringAsync("/saved?tab=all")).ShouldNotContain("قمر جديد");
        var saved = await paper.InDatabaseAsync(db => db.SavedArticles.SingleAsync());
        saved.ReadAt.ShouldBeNull();
        saved.Place.ShouldBe(SavedPlace.Unread);
    }

    [Theory, EveryDatabase]
    public async Task A_search_inside_finds_other_forms_of_a_word_in_the_text(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var moon = await paper.PublishesAsync("قمر جديد", "التلسكوبات الفضائية رصدت قمرًا صغيرًا يدور حول الكوكب.", section.Id);
        var sea = await paper.PublishesAsync("البحر", "الصيادون يعودون إلى البحر مع الفجر.", section.Id);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Save(moon), true);
        await browser.ActsAsync(Save(sea), true);

        var found = await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString("والكوكب"));

        found.ShouldContain("قمر جديد");
        found.ShouldNotContain("الصيادون");
        (await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString("زراعة"))).ShouldContain("لم نجد في محفوظاتك");
    }

    [Theory, EveryDatabase]
    public async Task A_correction_after_saving_is_told_on_the_list_with_its_words(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Save(article), true);
        paper.Clock.Advance(TimeSpan.FromHours(1));

        await paper.InDatabaseAsync(async db =>
        {
            var stored = await db.Articles.Include(a => a.Corrections).FirstAsync(a => a.Id == article.Id);
            stored.Correct("القطر ثلاثون كيلومترًا لا ثلاثة", paper.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        var page = await browser.GetStringAsync("/saved");
        page.ShouldContain("صُحِّح بعد حفظه");
        page.ShouldContain("القطر ثلاثون كيلومترًا لا ثلاثة");
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_article_stays_on_the_list_with_the_reason_and_can_be_removed(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Save(article), true);

        await paper.InDatabaseAsync(async db =>
        {
            (await db.Articles.FirstAsync(a => a.Id == article.Id)).Withdraw("تبيّن أن المصدر واهم", paper.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        (await browser.GetStringAsync("/saved")).ShouldContain("تبيّن أن المصدر واهم");
        (await browser.ActsAsync(Save(article), false)).ShouldBe(false);
        (await browser.GetStringAsync("/saved?tab=all")).ShouldNotContain("تبيّن أن المصدر واهم");
    }

    [Theory, EveryDatabase]
    public async Task The_link_of_a_letter_opens_a_page_with_one_button_and_saves_nothing_by_itself(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);

        (await browser.GetStringAsync(Save(article))).ShouldContain("حفظ هذا المقال");

        (await paper.InDatabaseAsync(db => db.SavedArticles.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task All_that_is_saved_leaves_with_the_export_and_is_gone_when_erased(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Save(article), true);
        var readerId = await paper.InDatabaseAsync(db => db.SavedArticles.Select(s => s.ReaderId).SingleAsync());
        await using var scope = paper.Services.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetServices<IKeepsReaderData>().Single(keeper => keeper.Part == "saved");

        var export = await kept.ExportAsync(readerId, CancellationToken.None);
        await kept.EraseAsync(readerId, CancellationToken.None);

        export["articles"]![0]!["headline"]!.GetValue<string>().ShouldBe("قمر جديد");
        (await paper.InDatabaseAsync(db => db.SavedArticles.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_form_never_leads_to_another_site(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var article = await PublishAsync(paper);
        using var browser = await paper.ReaderAsync(Email);

        foreach (var elsewhere in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example/" })
        {
            (await browser.PostsAsync(Save(article), ("on", "true"), ("back", elsewhere))).Headers.Location!.OriginalString.ShouldStartWith("/saved");
        }
    }

    private static async Task<Article> PublishAsync(TestNewspaper paper)
    {
        var section = await paper.OpensSectionAsync();
        return await paper.PublishesAsync("قمر جديد", "رصد الفلكيون قمرًا صغيرًا.", section.Id);
    }

    private static string Save(Article article) => $"/saved/{ShortId.From(article.Id)}";

    private static string Pressed(Article article) =>
        $"action=\"{Save(article)}\" data-enhance>\n  <button class=\"action\" type=\"submit\" name=\"on\" value=\"false\" aria-pressed=\"true\"";
}
