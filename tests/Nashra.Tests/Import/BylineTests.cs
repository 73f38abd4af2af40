using Nashra.Import.Archive;

namespace Nashra.Tests.Import;

public sealed class BylineTests
{
    [Theory]
    [InlineData("لندن: رنيم حنوش", "رنيم حنوش", "لندن", "")]
    [InlineData("\u00A0أحمد الشميري (صنعاء)", "أحمد الشميري", "صنعاء", "")]
    [InlineData("واس - الرياض", "", "الرياض", "واس")]
    [InlineData("القاهرة: «الشرق الأوسط أونلاين»", "", "القاهرة", "الشرق الأوسط أونلاين")]
    [InlineData("أبها: سلمان عسكر، سعيد آل ميلس", "سلمان عسكر|سعيد آل ميلس", "أبها", "")]
    [InlineData("علي الزنقري ومنير أبو بشيت من الدمام", "علي الزنقري|منير أبو بشيت", "الدمام", "")]
    [InlineData("ناصر الحقباني و نايف الرشيد", "ناصر الحقباني|نايف الرشيد", "", "")]
    [InlineData("القاهرة - مكتب الجزيرة - طارق محيي:", "طارق محيي", "القاهرة", "مكتب الجزيرة")]
    [InlineData("دبي - روما (د ب أ):", "", "دبي، روما", "د ب أ")]
    [InlineData("عبدالله عابد - حفر الباطن", "عبدالله عابد", "حفر الباطن", "")]
    [InlineData("رويترز", "", "", "رويترز")]
    [InlineData("الرياض-الوئام:", "", "الرياض", "الوئام")]
    public void A_byline_tells_persons_from_places_and_agencies(string text, string persons, string dateline, string agency)
    {
        var byline = Byline.Read(text);

        string.Join('|', byline.Persons).ShouldBe(persons);
        byline.Dateline.ShouldBe(dateline);
        byline.Agency.ShouldBe(agency);
    }

    [Theory]
    [InlineData("Tuesday, 12 May 2015 - 16:57 pm")]
    [InlineData("")]
    [InlineData("سعادة رئيس تحرير صحيفة الجزيرة الأستاذ الفاضل خالد بن حمد المالك - حفظه الله -")]
    public void What_is_no_name_gets_no_author_page(string text) => Byline.Read(text).Persons.ShouldBeEmpty();
}
