using System.Net;
using Nashra.Newsroom.Staff;

namespace Nashra.Tests.Newsroom;

public sealed class FrontAndSettingsTests
{
    [Theory, EveryDatabase]
    public async Task What_an_editor_puts_first_leads_the_front_page_at_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        var older = await paper.PublishesAsync("الخبر الأقدم", "نص.", section.Id);
        paper.Clock.Advance(TimeSpan.FromHours(1));
        await paper.PublishesAsync("الخبر الأحدث", "نص.", section.Id);
        using var editor = await NewsroomVisitor.EntersAsync(paper, role: StaffRole.Editor);
        using var reader = paper.Visitor();
        var before = await reader.GetStringAsync("/");
        before.IndexOf("الخبر الأحدث", StringComparison.Ordinal).ShouldBeLessThan(before.IndexOf("الخبر الأقدم", StringComparison.Ordinal));

        (await editor.PostAsync("/newsroom/front", ("chosen", $"{older.Id}"), ("chosen", ""), ("chosen", ""))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var after = await reader.GetStringAsync("/");
        after.IndexOf("الخبر الأقدم", StringComparison.Ordinal).ShouldBeLessThan(after.IndexOf("الخبر الأحدث", StringComparison.Ordinal));
        (await editor.Browser.GetStringAsync("/newsroom/front")).ShouldContain($"<option value=\"{older.Id}\" selected");
    }

    [Theory, EveryDatabase]
    public async Task Settings_are_for_administrators_and_readers_see_them_at_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var editor = await NewsroomVisitor.EntersAsync(paper, "editor@example.org", StaffRole.Editor);
        using var chief = await NewsroomVisitor.EntersAsync(paper, "chief@example.org");
        using var reader = paper.Visitor();
        (string, string)[] settings = [("name", "الصباح <b>"), ("timeZone", "Africa/Cairo"), ("language", "ar"), ("accentColour", "#AA0000"), ("address", "https://example.org/")];

        (await editor.Browser.GetAsync("/newsroom/settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.PostAsync("/newsroom/settings", settings)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await chief.PostAsync("/newsroom/settings", settings)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await reader.GetStringAsync("/")).ShouldContain("الصباح &lt;b&gt;");
        (await reader.GetStringAsync("/theme.css")).ShouldContain("--accent:#aa0000");
    }

    [Theory]
    [InlineData("timeZone", "Mars/Olympus")]
    [InlineData("accentColour", "red;}body{display:none")]
    [InlineData("address", "javascript:alert(1)")]
    [InlineData("mailAddress", "no mailbox")]
    [InlineData("name", " ")]
    public async Task A_setting_that_cannot_be_is_refused_and_stays_in_its_field(string field, string value)
    {
        await using var paper = await TestNewspaper.OpenAsync(DatabaseKind.Sqlite);
        using var chief = await NewsroomVisitor.EntersAsync(paper);
        (string Name, string Value)[] sound = [("name", "الصباح"), ("timeZone", "Africa/Cairo"), ("tagline", "شعار باقٍ")];

        var answer = await chief.PostAsync("/newsroom/settings", [.. sound.Where(setting => setting.Name != field), (field, value)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("شعار باقٍ");
    }

    [Theory, EveryDatabase]
    public async Task A_session_of_the_staff_is_nobody_among_readers(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var member = await NewsroomVisitor.JoinsAsync(paper);
        var token = (await member.GivesPasswordAsync()).Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        using var stranger = paper.Visitor();
        stranger.DefaultRequestHeaders.Add("Cookie", $"nashra-reader={token}");

        (await stranger.GetAsync("/account")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/newsroom")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }
}
