using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Newsroom.Staff;
using Nashra.Platform;

namespace Nashra.Tests.Newsroom;

/// <summary>A member of the staff at a browser without script: signs in as people do, and presses the form's buttons.</summary>
internal sealed partial class NewsroomVisitor(TestNewspaper paper) : IDisposable
{
    public const string Password = "كلمة مرور طويلة جدًا";
    private byte[]? key;

    public HttpClient Browser { get; } = paper.Visitor();

    public string Email { get; private init; } = "";

    public static async Task<NewsroomVisitor> JoinsAsync(TestNewspaper paper, string email = "desk@example.org", StaffRole role = StaffRole.Administrator)
    {
        await using var scope = paper.Services.CreateAsyncScope();
        var member = StaffMember.Join(email, "محرر " + email[..4], role, paper.Clock.GetUtcNow());
        member.ChoosePassword(Password, scope.ServiceProvider.GetRequiredService<IPasswordHasher<StaffMember>>());
        await paper.InDatabaseAsync(async db =>
        {
            db.Add(member);
            await db.SaveChangesAsync();
        });
        return new NewsroomVisitor(paper) { Email = email };
    }

    public static async Task<NewsroomVisitor> EntersAsync(TestNewspaper paper, string email = "desk@example.org", StaffRole role = StaffRole.Administrator)
    {
        var visitor = await JoinsAsync(paper, email, role);
        await visitor.GivesPasswordAsync();
        await visitor.EnrolsAsync();
        return visitor;
    }

    public Task<HttpResponseMessage> GivesPasswordAsync(string? password = null) =>
        PostAsync("/newsroom/sign-in", ("email", Email), ("password", password ?? Password));

    public async Task<string> EnrolsAsync()
    {
        var page = await Browser.GetStringAsync("/newsroom/sign-in/second-factor");
        key = FromBase32(WrittenKey().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        var answer = await PostAsync("/newsroom/sign-in/second-factor", ("code", CodeNow()));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    public string CodeNow() => TimeCode.For(key!, TimeCode.StepAt(paper.Clock.GetUtcNow()));

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Browser.PostAsync(path, form);
    }

    /// <summary>Opens an article's form, changes what is named, and presses a button.</summary>
    public async Task<HttpResponseMessage> PressesAsync(string deed, string path, params (string Name, string Value)[] changes)
    {
        var page = await Browser.GetStringAsync(path);
        var action = Action().Match(page).Groups[1].Value;
        action.ShouldNotBeEmpty(page);
        return await PostAsync(action, [.. FieldsOf(page).Where(field => !changes.Any(change => change.Name == field.Name)), .. changes, ("deed", deed)]);
    }

    public async Task<string> WritesAsync(string deed, long sectionId, string headline, string body, params (string Name, string Value)[] more)
    {
        var saved = await PressesAsync(deed, "/newsroom/new", [("headline", headline), ("body", body), ("sectionId", $"{sectionId}"), .. more]);
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await saved.Content.ReadAsStringAsync());
        return saved.Headers.Location!.OriginalString.Split('?')[0];
    }

    public void Dispose() => Browser.Dispose();

    /// <summary>What the browser would send of the editor's form as it stands.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(string page)
    {
        foreach (Match input in Inputs().Matches(page))
        {
            var (name, value, kind) = (Named().Match(input.Value).Groups[1].Value, WebUtility.HtmlDecode(Valued().Match(input.Value).Groups[1].Value), input.Value);
            if (name.Length > 0 && (!kind.Contains("checkbox", StringComparison.Ordinal) || kind.Contains("checked", StringComparison.Ordinal)))
            {
                yield return (name, value);
            }
        }

        foreach (Match area in Areas().Matches(page))
        {
            yield return (area.Groups[1].Value, WebUtility.HtmlDecode(area.Groups[2].Value));
        }

        foreach (Match choice in Choices().Matches(page))
        {
            yield return (choice.Groups[1].Value, WebUtility.HtmlDecode(Chosen().Match(choice.Groups[2].Value).Groups[1].Value));
        }
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }

    [GeneratedRegex("<p dir=\"ltr\"><code>([A-Z2-7 ]+)</code>")]
    private static partial Regex WrittenKey();

    [GeneratedRegex("<form class=\"editor\"[^>]*action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex(" name=\"([^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Valued();

    [GeneratedRegex("<textarea [^>]*name=\"([^\"]+)\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Areas();

    [GeneratedRegex("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Choices();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();
}
