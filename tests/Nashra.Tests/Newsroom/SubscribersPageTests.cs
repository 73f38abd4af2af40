using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Newsletters;
using Nashra.Newsroom.Staff;
using Nashra.Tests.Newsletters;

namespace Nashra.Tests.Newsroom;

/// <summary>Lists of subscribers that the administration sends in through a browser.</summary>
public sealed class SubscribersPageTests
{
    private const string Page = "/newsroom/newsletters/morning/subscribers";

    [Theory, EveryDatabase]
    public async Task The_administration_takes_over_a_list_and_is_told_what_became_of_every_line(DatabaseKind kind)
    {
        await using var letters = await NewsletterPaper.OpenAsync(kind);
        await letters.SubscribesAsync(2);
        await letters.ChangesAsync("r1@example.org", subscription => subscription.Leave(letters.Paper.Clock.GetUtcNow()));
        using var chief = await NewsroomVisitor.EntersAsync(letters.Paper);

        var said = await SendsAsync(chief, "email,name,consent_time,source,status\nr0@example.org,,2024-01-01,,\nr1@example.org,,2024-01-01,,\nnew@example.org,سلمى,2024-01-02T08:30:00Z,معرض الكتاب,\nwho,,2024-01-01,,\nlater@example.org,,2099-01-01,,\nleft@example.org,,2024-01-01,,unsubscribed\n"u8.ToArray());

        said.ShouldContain("قرأنا 6 أسطر");
        said.ShouldContain("مشترك جديد واحد");
        said.ShouldContain("واحد كان معروفًا من قبل");
        said.ShouldContain("3 أسطر لم تُؤخذ");
        said.ShouldContain("السطر 3</span> <span>ألغى صاحبه اشتراكه هنا");
        said.ShouldContain("السطر 5</span> <span>ليس فيه عنوان بريد صحيح");
        said.ShouldContain("السطر 6</span> <span>لا يُعرف منه متى وافق صاحبه");
        var taken = await letters.Paper.InDatabaseAsync(db => db.Subscriptions.SingleAsync(s => s.Address == "new@example.org"));
        (taken.State, taken.Name, taken.ConsentSource, taken.ConfirmedAt).ShouldBe((SubscriptionState.Active, "سلمى", "list.csv: معرض الكتاب", new DateTimeOffset(2024, 1, 2, 8, 30, 0, TimeSpan.Zero)));
        (await letters.Paper.InDatabaseAsync(db => db.Subscriptions.SingleAsync(s => s.Address == "left@example.org"))).State.ShouldBe(SubscriptionState.Left);
        (await chief.Browser.GetStringAsync($"{Page}?handler=list")).ShouldContain("\"new@example.org\",\"سلمى\",\"active\",\"2024-01-02T08:30:00Z\"");
    }

    [Theory, EveryDatabase]
    public async Task A_list_is_read_in_whatever_way_a_spreadsheet_wrote_it_and_what_is_none_is_refused(DatabaseKind kind)
    {
        await using var letters = await NewsletterPaper.OpenAsync(kind);
        using var chief = await NewsroomVisitor.EntersAsync(letters.Paper);
        byte[] Written(Encoding encoding, string name) => [.. encoding.GetPreamble(), .. encoding.GetBytes($"البريد;الاسم;وقت الموافقة\r\n{name}@example.org;مريم;2024-01-01\r\n")];

        await SendsAsync(chief, Written(CodePagesEncodingProvider.Instance.GetEncoding(1256)!, "windows"));
        await SendsAsync(chief, Written(Encoding.Unicode, "utf16"));
        await SendsAsync(chief, Written(Encoding.UTF8, "utf8"));
        (await letters.Paper.InDatabaseAsync(db => db.Subscriptions.Select(s => $"{s.Address} {s.Name}").ToListAsync()))
            .ShouldBe(["windows@example.org مريم", "utf16@example.org مريم", "utf8@example.org مريم"], ignoreOrder: true);

        (await SendsAsync(chief, [0x50, 0x4B, 3, 4, 20, 0, 8, 0, 0xFF, 0xFE], HttpStatusCode.UnprocessableEntity)).ShouldContain("احفظ الجدول بصيغة CSV");
        (await SendsAsync(chief, [], HttpStatusCode.UnprocessableEntity)).ShouldContain("اختر ملف القائمة أولًا");
    }

    [Theory, EveryDatabase]
    public async Task A_hostile_list_harms_nothing(DatabaseKind kind)
    {
        await using var letters = await NewsletterPaper.OpenAsync(kind);
        using var chief = await NewsroomVisitor.EntersAsync(letters.Paper);
        var manyFields = string.Join(',', Enumerable.Repeat("x", 5000));
        var longName = string.Concat(Enumerable.Repeat("😀", 300));
        var list = $"<script>@example.org,,2024-01-01\n{manyFields}\n'; DROP TABLE subscription; --\n\"a\nb\"@example.org,,2024-01-01\na\u0001b@example.org,,2024-01-01\ngood@example.org,{longName},2024-01-01,{longName}\n=cmd()@example.org,=1+1,2024-01-01\n";

        var said = await SendsAsync(chief, Encoding.UTF8.GetBytes(list));

        said.ShouldNotContain("<script>@");
        var taken = await letters.Paper.InDatabaseAsync(db => db.Subscriptions.OrderBy(s => s.Id).ToListAsync());
        taken.Select(s => s.Address).ShouldBe(["good@example.org"]);
        taken[0].Name.Length.ShouldBe(200);
    }

    [Fact]
    public async Task Only_the_administration_sees_and_changes_who_subscribes()
    {
        await using var letters = await NewsletterPaper.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await NewsroomVisitor.EntersAsync(letters.Paper, "editor@example.org", StaffRole.Editor);

        (await editor.Browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await editor.Browser.GetAsync($"{Page}?handler=list")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await SendsAsync(editor, "a@example.org,,2024-01-01\n"u8.ToArray(), HttpStatusCode.Forbidden);
        (await letters.Paper.InDatabaseAsync(db => db.Subscriptions.CountAsync())).ShouldBe(0);
    }

    private static async Task<string> SendsAsync(NewsroomVisitor visitor, byte[] list, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(list), "file", "list.csv" } };
        var answer = await visitor.Browser.PostAsync(Page, form);
        answer.StatusCode.ShouldBe(expected);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
