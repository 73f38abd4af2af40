using FsCheck;
using FsCheck.Fluent;
using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Tests.Readers;

public sealed class GuestShelfTests
{
    [Fact]
    public void What_was_saved_last_stands_first_and_only_once()
    {
        var shelf = GuestShelf.Empty.WithSaved(7).WithSaved(9).WithSaved(7).WithFollow("topic", 3);

        var again = GuestShelf.Parse(shelf.ToString());

        again.Saved.ShouldBe([7, 9]);
        again.Follows.ShouldBe([new Followed("topic", 3)]);
    }

    [Fact]
    public void What_was_removed_is_gone() =>
        GuestShelf.Empty.WithSaved(7).WithFollow("author", 2).WithoutSaved(7).WithoutFollow("author", 2).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2-7-")]
    [InlineData("1-7")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("1-0.!!.ilou.-topic_.Topic_2._3.topic_0.topic_1_2.averyveryverylongkind_2")]
    public void What_is_not_ours_in_the_cookie_counts_for_nothing(string? cookie) => GuestShelf.Parse(cookie).IsEmpty.ShouldBeTrue();

    [Fact]
    public void No_cookie_whatever_makes_the_shelf_throw_or_grow() =>
        Prop.ForAll<string?>(text => GuestShelf.Parse("1-" + text + "-" + text).ToString().Length <= GuestShelf.MaxLength).QuickCheckThrowOnFailure();

    [Fact]
    public void A_full_device_says_so_instead_of_forgetting_something()
    {
        var shelf = GuestShelf.Empty;
        var refused = Should.Throw<RefusedException>(() =>
        {
            for (var id = 1_000_000L; id < 1_010_000; id++)
            {
                shelf = shelf.WithSaved(id);
            }
        });

        refused.MessageKey.ShouldBe("readers.shelf_full");
        shelf.ToString().Length.ShouldBeInRange(GuestShelf.MaxLength - 10, GuestShelf.MaxLength);
        GuestShelf.Parse(shelf.ToString()).Saved.Count.ShouldBe(shelf.Saved.Count);
    }
}
