using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;
using static Nashra.Tests.Saved.SavedPaper;

namespace Nashra.Tests.Saved;

public sealed class ChangeTests
{
    [Fact]
    public void A_change_is_told_by_the_words_that_went_and_the_words_that_came()
    {
        var change = TextChanges.Between(["أول.", "قطر القمر ثلاثة كيلومترات وكتلته مجهولة.", "آخر."], ["أول.", "قطر القمر ثلاثون كيلومترًا وكتلته مجهولة.", "آخر."]).ShouldHaveSingleItem();

        change.Pieces.ShouldBe(
        [
            new Piece("قطر القمر", PieceKind.Same),
            new Piece("ثلاثة كيلومترات", PieceKind.Gone),
            new Piece("ثلاثون كيلومترًا", PieceKind.New),
            new Piece("وكتلته مجهولة.", PieceKind.Same),
        ]);
    }

    [Fact]
    public void Marks_and_commas_are_no_change() =>
        TextChanges.Between(["قال المُرَاسِلُ، نعم"], ["قال المراسل نعم."]).ShouldBeEmpty();

    [Theory]
    [InlineData("", "جديد كله", PieceKind.New)]
    [InlineData("محذوف كله", "", PieceKind.Gone)]
    public void A_paragraph_that_came_or_went_is_told_whole(string was, string now, PieceKind kind) =>
        TextChanges.Between(was.Length == 0 ? ["ثابت"] : ["ثابت", was], now.Length == 0 ? ["ثابت"] : ["ثابت", now])
            .ShouldHaveSingleItem().Pieces.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Theory, EveryDatabase]
    public async Task What_changed_is_told_on_the_list_on_the_article_and_to_the_reminder_until_the_reader_knows_it(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await paper.RewritesAsync(article, Body.Replace("ثلاثة كيلومترات", "ثلاثين كيلومترًا", StringComparison.Ordinal));

        var list = await browser.GetStringAsync("/saved");
        list.ShouldContain("حُدِّث في");
        list.ShouldContain("<del><span class=\"visually-hidden\">كان:</span> ثلاثة كيلومترات،</del>");
        (await browser.GetStringAsync(Reading(article))).ShouldContain("<ins><span class=\"visually-hidden\">صار:</span> ثلاثين كيلومترًا،</ins>");
        var reader = await paper.ReaderIdAsync();
        await paper.InScopeAsync<SavedList>(async saved =>
            (await saved.ForReminderAsync(reader, 10, CancellationToken.None)).ShouldHaveSingleItem().Changes.ShouldHaveSingleItem().Pieces.ShouldContain(new Piece("ثلاثين كيلومترًا،", PieceKind.New)));

        await browser.PostsAsync(Reading(article, "Know"));

        (await browser.GetStringAsync("/saved")).ShouldNotContain("<del>");
        (await browser.GetStringAsync(Reading(article))).ShouldNotContain("<ins>");
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_article_shows_its_reason_and_the_readers_own_words_but_not_its_text(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(article, "Note"), ("text", "أعود إلى هذا"), ("quote", "قطر القمر ثلاثة كيلومترات"));
        await paper.InDatabaseAsync(async db =>
        {
            (await db.Articles.FirstAsync(a => a.Id == article.Id)).Withdraw("تبيّن أن المصدر واهم", paper.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        var page = await browser.GetStringAsync(Reading(article));

        page.ShouldContain("تبيّن أن المصدر واهم");
        page.ShouldContain("أعود إلى هذا");
        page.ShouldContain("قطر القمر ثلاثة كيلومترات");
        page.ShouldNotContain("ويعود الفريق إلى الرصد");
    }

    [Theory, EveryDatabase]
    public async Task A_rewritten_article_is_found_by_its_new_words(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();

        await paper.RewritesAsync(article, "قمر يدور حول المريخ.");

        (await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString("المريخ"))).ShouldContain("قمر جديد");
        (await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString("الربيع"))).ShouldContain("لم نجد في محفوظاتك");
    }

    [Theory, EveryDatabase]
    public async Task What_was_removed_is_gone_after_a_month_with_its_notes(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(article, "Note"), ("text", "ملاحظة"));
        await browser.PostsAsync("/saved?handler=Place", ("ids", ShortId.From(article.Id)), ("place", "Removed"));
        (await browser.GetStringAsync("/saved?tab=removed")).ShouldContain("استعادة");

        paper.Clock.Advance(TimeSpan.FromDays(31));
        await paper.InScopeAsync<SavedFollower>(follower => follower.ClearAsync(CancellationToken.None));

        (await paper.InDatabaseAsync(db => db.SavedArticles.CountAsync())).ShouldBe(0);
        (await paper.NotesAsync()).ShouldBeEmpty();
    }
}
