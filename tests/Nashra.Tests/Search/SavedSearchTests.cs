using Microsoft.EntityFrameworkCore;
using Nashra.Following;
using Nashra.Platform;
using Nashra.Tests.Following;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Search;

public sealed class SavedSearchTests
{
    private const string Email = "huda@example.org";
    private static readonly string Saving = "/search/saved?section=science&q=" + Uri.EscapeDataString("النيل -القاهرة");

    [Theory, EveryDatabase]
    public async Task A_saved_search_brings_what_it_finds_to_the_tailored_news_and_nothing_withdrawn(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var browser = await paper.ReaderAsync(Email);
        await browser.PostsAsync(Saving);
        var found = await paper.PublishesAsync("فيضان يبلغ ذروته", "ارتفع منسوب نهر النيل هذا العام.", section.Id);
        await paper.PublishesAsync("جسر في القاهرة", "جسر على النيل في القاهرة.", section.Id);
        await paper.IndexesAsync();

        var tailored = await browser.GetStringAsync("/for-you");
        await paper.WithdrawsAsync(found.Id);
        var afterwards = await browser.GetStringAsync("/for-you");

        tailored.ShouldContain("«النيل -القاهرة» · القسم: علوم");
        tailored.ShouldContain("لأنك تتابع");
        tailored.ShouldContain("فيضان يبلغ ذروته");
        afterwards.ShouldNotContain("فيضان يبلغ ذروته");
    }

    [Theory, EveryDatabase]
    public async Task A_saved_search_stands_among_the_follows_and_goes_with_its_last_reader(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await paper.OpensSectionAsync();
        using var browser = await paper.ReaderAsync(Email);

        await browser.PostsAsync(Saving);
        await browser.PostsAsync(Saving);
        var follow = await paper.InDatabaseAsync(db => db.Follows.SingleAsync());
        var search = await paper.InDatabaseAsync(db => db.FollowedSearches.SingleAsync());
        var page = await browser.GetStringAsync("/account");
        await browser.ActsAsync($"/follow/search/{ShortId.From(search.Id)}", false);

        follow.Kind.ShouldBe(FollowKind.Search);
        page.ShouldContain("href=\"" + search.Address.Replace("&", "&amp;", StringComparison.Ordinal) + "\"");
        (await paper.InDatabaseAsync(db => db.FollowedSearches.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_learns_what_another_reader_searches_for(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await paper.OpensSectionAsync();
        using var hers = await paper.ReaderAsync(Email);
        await hers.PostsAsync(Saving);
        var search = ShortId.From(await paper.InDatabaseAsync(db => db.FollowedSearches.Select(s => s.Id).SingleAsync()));
        using var his = await paper.ReaderAsync("salim@example.org");

        await his.ActsAsync($"/follow/search/{search}", true);

        (await his.GetAsync($"/follow/search/{search}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await paper.InDatabaseAsync(db => db.Follows.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_visitor_is_led_to_an_account_and_no_empty_search_is_saved()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var visitor = paper.Visitor();
        using var reader = await paper.ReaderAsync(Email);

        (await visitor.PostsAsync(Saving)).Headers.Location!.OriginalString.ShouldBe("/join");
        (await reader.PostsAsync("/search/saved")).Headers.Location!.OriginalString.ShouldBe("/search");
        (await paper.InDatabaseAsync(db => db.Follows.CountAsync())).ShouldBe(0);
    }
}
