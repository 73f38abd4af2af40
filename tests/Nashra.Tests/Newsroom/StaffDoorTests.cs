using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Newsroom.Staff;
using Nashra.Platform.Caching;

namespace Nashra.Tests.Newsroom;

public sealed partial class StaffDoorTests
{
    [Theory, EveryDatabase]
    public async Task Nobody_without_a_second_factor_reads_or_writes_in_the_newsroom(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await paper.OpensSectionAsync();
        using var member = await NewsroomVisitor.JoinsAsync(paper);

        (await member.Browser.GetAsync("/newsroom")).Headers.Location!.OriginalString.ShouldBe("/newsroom/sign-in?back=%2Fnewsroom");
        var entered = await member.GivesPasswordAsync();
        entered.Headers.Location!.OriginalString.ShouldStartWith("/newsroom/sign-in/second-factor");
        (await member.Browser.GetAsync("/newsroom")).Headers.Location!.OriginalString.ShouldBe("/newsroom/sign-in/second-factor");
        (await member.PostAsync("/newsroom/new", ("headline", "خبر"), ("body", "نص"), ("sectionId", "1"), ("deed", "Publish"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await paper.InDatabaseAsync(db => db.Articles.CountAsync())).ShouldBe(0);

        await member.EnrolsAsync();
        (await member.Browser.GetAsync("/newsroom")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EveryDatabase]
    public async Task A_code_opens_the_door_once_and_a_recovery_code_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var member = await NewsroomVisitor.JoinsAsync(paper);
        await member.GivesPasswordAsync();
        var codes = RecoveryCodes().Matches(await member.EnrolsAsync()).Select(match => match.Value).ToList();
        codes.Count.ShouldBe(10);

        await member.GivesPasswordAsync();
        (await member.PostAsync("/newsroom/sign-in/code", ("code", member.CodeNow()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        paper.Clock.Advance(TimeSpan.FromSeconds(31));
        (await member.PostAsync("/newsroom/sign-in/code", ("code", member.CodeNow()))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        await member.GivesPasswordAsync();
        (await member.PostAsync("/newsroom/sign-in/code", ("code", codes[3].ToUpperInvariant()))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await member.Browser.GetAsync("/newsroom")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await member.GivesPasswordAsync();
        (await member.PostAsync("/newsroom/sign-in/code", ("code", codes[3]))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, EveryDatabase]
    public async Task Who_guesses_waits_longer_each_time_and_learns_nothing_of_who_works_here(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var member = await NewsroomVisitor.JoinsAsync(paper);
        using var stranger = paper.Visitor();
        var answers = new List<string>();
        foreach (var email in new[] { member.Email, "nobody@example.org" })
        {
            var said = "";
            for (var attempt = 0; attempt < 8; attempt++)
            {
                using var form = new FormUrlEncodedContent([KeyValuePair.Create("email", email), KeyValuePair.Create("password", "خطأ خطأ خطأ خطأ")]);
                var answer = await stranger.PostAsync("/newsroom/sign-in", form);
                said += (int)answer.StatusCode + Alert().Match(await answer.Content.ReadAsStringAsync()).Value;
            }

            answers.Add(said);
        }

        answers[0].ShouldBe(answers[1]);
        answers[0].ShouldContain("محاولات كثيرة");
        (await member.GivesPasswordAsync()).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        paper.Clock.Advance(TimeSpan.FromHours(1));
        (await member.GivesPasswordAsync()).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_and_being_removed_end_the_session_at_once(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var first = await NewsroomVisitor.EntersAsync(paper, "first@example.org");
        using var second = await NewsroomVisitor.EntersAsync(paper, "second@example.org");

        await first.PostAsync("/newsroom/sign-out");
        await paper.InDatabaseAsync(db => db.Staff.Where(member => member.Email == "second@example.org").ExecuteDeleteAsync());

        (await first.Browser.GetAsync("/newsroom")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await second.Browser.GetAsync("/newsroom")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory, EveryDatabase]
    public async Task A_form_on_another_site_is_refused(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var section = await paper.OpensSectionAsync();
        using var member = await NewsroomVisitor.EntersAsync(paper);
        member.Browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        var answer = await member.PostAsync("/newsroom/new", ("headline", "خبر"), ("body", "نص"), ("sectionId", $"{section.Id}"), ("deed", "Publish"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await paper.InDatabaseAsync(db => db.Articles.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task The_staff_cookie_stays_in_the_newsroom_and_out_of_scripts(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        using var member = await NewsroomVisitor.JoinsAsync(paper);

        var cookie = (await member.GivesPasswordAsync()).Headers.GetValues("Set-Cookie").Single();

        cookie.ShouldStartWith(SessionCookies.Staff + "=");
        cookie.ShouldContain("path=/newsroom");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
    }

    // RFC 6238, appendix B, cut to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_agree_with_the_vectors_of_the_standard(long seconds, string code) =>
        TimeCode.For("12345678901234567890"u8.ToArray(), seconds / 30).ShouldBe(code);

    [GeneratedRegex("[0-9a-z]{4}(-[0-9a-z]{4}){3}")]
    private static partial Regex RecoveryCodes();

    [GeneratedRegex("role=\"alert\".*?</div>")]
    private static partial Regex Alert();
}
