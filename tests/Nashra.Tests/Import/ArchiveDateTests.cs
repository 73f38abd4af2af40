using Nashra.Import.Archive;
using NodaTime;

namespace Nashra.Tests.Import;

public sealed class ArchiveDateTests
{
    private static readonly DateTimeZone Riyadh = DateTimeZoneProviders.Tzdb["Asia/Riyadh"];

    [Theory]
    [InlineData("2015-07-21T02:51:32+03:00", "2015-07-20T23:51:32Z")]
    [InlineData("2015-07-21T02:51:32Z", "2015-07-21T02:51:32Z")]
    [InlineData("21/07/2015", "2015-07-20T21:00:00Z")]
    [InlineData("٢١/٠٧/٢٠١٥", "2015-07-20T21:00:00Z")]
    [InlineData("2017-03-05T141500", "2017-03-05T11:15:00Z")]
    [InlineData("2017-03-05", "2017-03-04T21:00:00Z")]
    public void A_date_is_understood_in_the_ways_archives_write_it(string text, string instant) =>
        ArchiveDate.Read(text, Riyadh).ShouldBe(DateTimeOffset.Parse(instant));

    [Theory]
    [InlineData("")]
    [InlineData("31/02/2015")]
    [InlineData("yesterday")]
    [InlineData("2015-13-40T99:99:99+03:00")]
    [InlineData("05/2015")]
    public void A_date_that_is_none_is_refused(string text) => ArchiveDate.Read(text, Riyadh).ShouldBeNull();
}
