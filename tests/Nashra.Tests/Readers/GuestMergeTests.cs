using Microsoft.Extensions.DependencyInjection;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Tests.Readers;

public sealed class GuestMergeTests
{
    private const string Email = "layla@example.org";
    private static readonly GuestShelf Held = GuestShelf.Empty.WithSaved(7).WithFollow("topic", 3);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_device_held_comes_along_only_if_the_visitor_wants_it_and_interests_always(bool wants)
    {
        var adopted = new Adopted();
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite, builder => builder.Services.AddSingleton<IAdoptsGuestState>(adopted));
        var section = await paper.OpensSectionAsync();
        using var browser = paper.Visitor();
        browser.DefaultRequestHeaders.Add("Cookie", $"{GuestShelf.Cookie}={Held}");
        (await browser.GetStringAsync("/join")).ShouldContain("انقل ما على هذا الجهاز");

        await browser.AsksToJoinAsync(Email, [("interest", $"section_{ShortId.From(section.Id)}"), .. wants ? [("merge", "true")] : Array.Empty<(string, string)>()]);
        adopted.Shelf.ShouldBeNull();
        var confirmed = await browser.PostsAsync("/join/confirm", ("token", await paper.TokenInLastLetterAsync()), ("password", Visit.Password));

        adopted.Shelf!.Saved.ShouldBe(wants ? [7] : []);
        adopted.Shelf.Follows.ShouldBe(wants ? [new Followed("section", section.Id), new Followed("topic", 3)] : [new Followed("section", section.Id)]);
        confirmed.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("guest=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_anything_on_the_device_nothing_is_asked()
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var browser = paper.Visitor();

        (await browser.GetStringAsync("/join")).ShouldNotContain("انقل ما على هذا الجهاز");
    }

    private sealed class Adopted : IAdoptsGuestState
    {
        public GuestShelf? Shelf { get; private set; }

        public Task AdoptAsync(long readerId, GuestShelf shelf, CancellationToken cancel)
        {
            Shelf = shelf;
            return Task.CompletedTask;
        }
    }
}
