using System.Net;
using Microsoft.EntityFrameworkCore;
using Nashra.Platform;
using Nashra.Saved;
using Nashra.Tests.Readers;
using static Nashra.Tests.Saved.SavedPaper;

namespace Nashra.Tests.Saved;

public sealed class ShelfTests
{
    [Theory, EveryDatabase]
    public async Task Many_at_once_go_to_the_archive_and_come_back_to_where_each_lay(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, moon) = await paper.SavesMoonAsync();
        var sea = await paper.PublishesAsync("البحر", "الصيادون يعودون.", moon.SectionId);
        await browser.ActsAsync(Save(sea), true);
        await browser.PostsAsync("/saved?handler=Place", ("ids", ShortId.From(sea.Id)), ("place", "Read"));

        var archived = await browser.PostsAsync("/saved?handler=Place", ("ids", ShortId.From(moon.Id)), ("ids", ShortId.From(sea.Id)), ("place", "Archive"));
        var said = archived.Headers.Location!.OriginalString;
        (await browser.GetStringAsync(said)).ShouldContain("نُقل مقالان إلى الأرشيف.");
        (await browser.GetStringAsync("/saved?tab=archive")).ShouldContain("البحر");
        var undo = said[(said.IndexOf("undo=", StringComparison.Ordinal) + 5)..];
        await browser.PostsAsync("/saved?handler=Undo", ("undo", undo));

        var places = await paper.InDatabaseAsync(db => db.SavedArticles.ToDictionaryAsync(s => s.ArticleId, s => s.Place));
        places[moon.Id].ShouldBe(SavedPlace.Unread);
        places[sea.Id].ShouldBe(SavedPlace.Read);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_devices_the_later_word_stands_whichever_arrives_first(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (_, article) = await paper.SavesMoonAsync();
        var (reader, now) = (await paper.ReaderIdAsync(), paper.Clock.GetUtcNow());
        paper.Clock.Advance(TimeSpan.FromHours(2));

        await paper.InScopeAsync<SavedShelf>(async shelf =>
        {
            await shelf.StopAtAsync(reader, article.Id, ReadingPosition.Of(7, 500, 640), now.AddMinutes(50), CancellationToken.None);
            await shelf.StopAtAsync(reader, article.Id, ReadingPosition.Of(1, 0, 90), now.AddMinutes(20), CancellationToken.None);
            await shelf.PutAsync(reader, [article.Id], SavedPlace.Archive, now.AddMinutes(50), CancellationToken.None);
            await shelf.PutAsync(reader, [article.Id], SavedPlace.Removed, now.AddMinutes(20), CancellationToken.None);
        });

        var saved = await paper.InDatabaseAsync(db => db.SavedArticles.SingleAsync());
        ReadingPosition.From(saved.Position).ShouldBe(new ReadingPosition(7, 500, 640));
        saved.Place.ShouldBe(SavedPlace.Archive);
    }

    [Theory, EveryDatabase]
    public async Task Of_fifty_positions_at_once_the_last_by_time_stands(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        var start = paper.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        paper.Clock.Advance(TimeSpan.FromHours(1));
        var order = Enumerable.Range(1, 50).OrderBy(i => i * 37 % 50);

        await Task.WhenAll(order.Select(i => browser.PostsAsync(
            Reading(article, "Position"), ("block", $"{i}"), ("part", "0"), ("whole", $"{i * 10}"), ("at", $"{start + i}"))));

        WebUtility.HtmlDecode(await browser.GetStringAsync(Reading(article))).ShouldContain("تابع من حيث توقفت (\u206650%\u2069)");
    }

    [Theory, EveryDatabase]
    public async Task Lists_and_tags_gather_articles_and_spellings_that_fold_alike_are_one(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();

        await browser.PostsAsync(Reading(article, "Label"), ("kind", "Tag"), ("name", "فضاء، أقمار ,#فَضاء"));
        await browser.PostsAsync("/saved?handler=Label", ("ids", ShortId.From(article.Id)), ("kind", "List"), ("name", "للعطلة"));
        (await paper.InDatabaseAsync(db => db.SavedLabels.OrderBy(l => l.Name).Select(l => l.Name).ToListAsync())).ShouldBe(["أقمار", "فضاء", "للعطلة"], ignoreOrder: true);
        var list = await paper.InDatabaseAsync(db => db.SavedLabels.SingleAsync(l => l.Kind == LabelKind.List));
        (await browser.GetStringAsync($"/saved?label={ShortId.From(list.Id)}")).ShouldContain("قمر جديد");

        await browser.PostsAsync("/saved/labels?handler=Rename", ("id", ShortId.From(list.Id)), ("name", "للسفر"));
        (await browser.GetStringAsync("/saved/labels")).ShouldContain("للسفر");
        await browser.PostsAsync("/saved/labels?handler=Drop", ("id", ShortId.From(list.Id)));
        (await paper.InDatabaseAsync(db => db.SavedArticles.CountAsync())).ShouldBe(1);
        (await browser.GetStringAsync("/saved/labels")).ShouldNotContain("للسفر");
    }

    [Theory, EveryDatabase]
    public async Task A_search_shows_the_very_word_before_its_relatives_and_a_quoted_word_alone(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var exact = await paper.PublishesAsync("الأول", "زارنا كاتب من الشمال.", section.Id);
        var related = await paper.PublishesAsync("الثاني", "زارنا الكاتبون من الشمال.", section.Id);
        using var browser = await paper.ReaderAsync(Email);
        await browser.ActsAsync(Save(exact), true);
        paper.Clock.Advance(TimeSpan.FromHours(1));
        await browser.ActsAsync(Save(related), true); // newer, and yet below

        var page = await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString("كاتب"));
        page.IndexOf(">الأول<", StringComparison.Ordinal).ShouldBeInRange(1, page.IndexOf(">الثاني<", StringComparison.Ordinal));
        (await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString("«كاتب»"))).ShouldNotContain(">الثاني<");
    }

    [Theory, EveryDatabase]
    public async Task A_search_finds_what_a_reader_wrote_on_what_she_saved_and_nobody_elses(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, moon) = await paper.SavesMoonAsync();
        var sea = await paper.PublishesAsync("موسم الصيد", "الصيادون يعودون مع الفجر.", moon.SectionId);
        await browser.ActsAsync(Save(sea), true);
        using var his = await paper.ReaderAsync("salim@example.org");
        await his.ActsAsync(Save(moon), true);
        await browser.PostsAsync(Reading(moon, "Note"), ("text", "أقرؤه للمعلمين غدًا"));
        await browser.PostsAsync(Reading(sea, "Label"), ("kind", "Tag"), ("name", "رحلات"));
        await browser.PostsAsync("/saved?handler=Label", ("ids", ShortId.From(sea.Id)), ("kind", "List"), ("name", "للعطلة"));

        foreach (var (asked, found, other) in new[] { ("معلم", "قمر جديد", "موسم الصيد"), ("رحلة", "موسم الصيد", "قمر جديد"), ("العطلة والصيادين", "موسم الصيد", "قمر جديد"), ("معلم القمر", "قمر جديد", "موسم الصيد") })
        {
            var page = await browser.GetStringAsync("/saved?q=" + Uri.EscapeDataString(asked));
            page.ShouldContain(found, customMessage: asked);
            page.ShouldNotContain(other, customMessage: asked);
        }

        (await his.GetStringAsync("/saved?q=" + Uri.EscapeDataString("معلم"))).ShouldContain("لم نجد في محفوظاتك");
    }
}
