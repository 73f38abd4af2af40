using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Mail.Reading.Mime;
using Nashra.Newsletters;
using Nashra.Platform;
using Nashra.Platform.Post;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Newsletters;

/// <summary>A newspaper in which every kind of mail has just been sent to the postbox, each by the act that causes it.</summary>
internal sealed class EveryMail : IAsyncDisposable
{
    public const string Guest = "guest@example.org";
    public const string Newcomer = "newcomer@example.org";
    public const string Reader = "reader@example.org";
    public const string Moving = "moving@example.org";

    private long storyId;

    private EveryMail(NewsletterPaper newsletters) => Newsletters = newsletters;

    public NewsletterPaper Newsletters { get; }

    public TestNewspaper Paper => Newsletters.Paper;

    public IReadOnlyList<MailInHand> Mails { get; private set; } = [];

    public static async Task<EveryMail> SendsAsync(DatabaseKind kind)
    {
        var newsletters = await NewsletterPaper.OpenAsync(kind, furnish: builder =>
        {
            foreach (var loop in builder.Services.Where(service => service.ImplementationType == typeof(RecurringWork)).ToList())
            {
                builder.Services.Remove(loop); // nothing but the test changes this paper
            }
        });
        var every = new EveryMail(newsletters);
        await every.OpensStoryAsync();
        await every.AccountsAsync();
        await every.NewslettersAsync();
        await newsletters.Paper.Services.GetRequiredService<LetterSender>().SendDueAsync(CancellationToken.None);
        await newsletters.SendsAsync();
        every.Mails = await MailInHand.AllAsync(newsletters.Paper);
        return every;
    }

    public ValueTask DisposeAsync() => Newsletters.DisposeAsync();

    private async Task AccountsAsync()
    {
        using var reader = await Paper.ReaderAsync(Reader);
        await reader.ActsAsync($"/saved/{ShortId.From(Newsletters.Articles[0].Id)}", on: true);
        await reader.ActsAsync($"/follow/topic/{ShortId.From(storyId)}", on: true);
        foreach (var slug in new[] { "saved", "stories", "for-you" })
        {
            await reader.PostAsync($"/newsletters/{slug}/subscribe", null);
        }

        using var moving = await Paper.ReaderAsync("moved@example.org");
        await moving.PostsAsync("/account/change-address", ("email", Moving), ("password", Visit.Password));
        await moving.PostsAsync("/account/address", ("token", await Paper.TokenInLastLetterAsync()));
        await moving.PostsAsync("/account/password", ("password", Visit.Password), ("newPassword", "كلمة أخرى جديدة"));
        await moving.PostsAsync("/account/change-address", ("email", "next@example.org"), ("password", "كلمة أخرى جديدة"));
        using var other = Paper.Visitor();
        other.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36");
        await other.SignsInAsync(Reader);
        await other.PostsAsync("/sign-in", ("email", Reader), ("way", "code"), ("back", "/"));
        await other.PostsAsync("/forgot", ("email", Reader));
        await other.PostsAsync("/forgot", ("email", "nobody@example.org"));
        await other.AsksToJoinAsync(Reader);
        await other.PostsAsync("/join", ("email", "code@example.org"), ("way", "code"));
        await other.AsksToJoinAsync(Newcomer);
    }

    private async Task NewslettersAsync()
    {
        using var visitor = Paper.Visitor();
        await visitor.PostsAsync("/newsletters", ("email", Guest), ("newsletter", "morning"), ("newsletter", "weekly-science"));
        await Newsletters.OrdersAsync("saved");
        await WritesAsync();
        foreach (var slug in new[] { "morning", "weekly-science", "breaking", "for-you" })
        {
            await Newsletters.SubscribesAsync(1, slug);
            await Newsletters.OrdersAsync(slug);
        }

        await visitor.PostsAsync("/newsletters", ("email", "r0@example.org"), ("newsletter", "morning"));
    }

    private async Task OpensStoryAsync() => await Paper.InDatabaseAsync(async db =>
    {
        var story = Topic.Open("قصة", TopicKind.Story, "قصة السد", "", []);
        db.Add(story);
        await db.SaveChangesAsync();
        storyId = story.Id;
    });

    /// <summary>An editor's issue with all that a letter may hold, and news of a followed story.</summary>
    private async Task WritesAsync()
    {
        await Paper.PublishesAsync("السد يمتلئ أول مرة", "نص.", Newsletters.Section.Id, storyId);
        await using var scope = Paper.Services.CreateAsyncScope();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<NewsDb>(), scope.ServiceProvider.GetRequiredService<IssueDesk>());
        var stories = await db.Newsletters.SingleAsync(n => n.Slug == "stories");
        await desk.OpenAlertAsync(stories, await db.Articles.MaxAsync(a => a.Id), CancellationToken.None);
        var written = Newsletter.Found(new NewsletterPlan("written", "رسالة المحرر", "رسالة من هيئة التحرير.", NewsletterKind.Written, "أوافق."), 99, Paper.Clock.GetUtcNow());
        db.Add(written);
        await db.SaveChangesAsync();
        await Newsletters.SubscribesAsync(1, "written");
        var draft = IssueDraft.Begin(written, "المحرر", Paper.Clock.GetUtcNow());
        db.Add(draft.Write(new IssueContent("رسالة الأسبوع: قراءة في Deep Sea", "ما تغيّر هذا الأسبوع", Introduction, [
            new IssueBlock(IssueBlockKind.Heading, 0, "في هذا العدد"),
            new IssueBlock(IssueBlockKind.Article, Newsletters.Articles[0].Id, "سطر من المحرر بدل المقدمة."),
            new IssueBlock(IssueBlockKind.Text, 0, "نص حر بين المقالات، وفيه [رابط](/newsletters)."),
            new IssueBlock(IssueBlockKind.Article, Newsletters.Articles[1].Id, "")]), "المحرر", Paper.Clock.GetUtcNow()));
        draft.Approve("المحرر", Paper.Clock.GetUtcNow());
        draft.Schedule(Paper.Clock.GetUtcNow(), Paper.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        (await desk.StartAsync(draft, isTooLate: false, CancellationToken.None)).ShouldNotBeNull();
    }

    private const string Introduction =
        """
        تحية طيبة، هذه **رسالة** كتبها محرر عن OpenStreetMap في 2026.

        ## عنوان صغير

        > نقرأ لنعرف، ونعرف لنختار.
        > -- من دفتر المحرر

        - أولًا: خبر
        - ثانيًا: رأي

        ![خريطة المدينة القديمة](/cards/map.png "كما رُسمت"){أرشيف الصحيفة}

        ***

        This paragraph is in English, from left to right.
        """;
}

/// <summary>A mail as its receiver has it.</summary>
internal sealed record MailInHand(string To, string Subject, string Html, string Text, string? Unsubscribe)
{
    /// <summary>All that lies in the paper's postbox.</summary>
    public static async Task<List<MailInHand>> AllAsync(TestNewspaper paper)
    {
        var postbox = paper.Services.GetRequiredService<Postbox>();
        var mails = new List<MailInHand>();
        foreach (var mail in postbox.Latest(200))
        {
            mails.Add(Read((await postbox.FindAsync(mail.Id, CancellationToken.None))!));
        }

        return mails;
    }

    public static MailInHand Read(byte[] octets)
    {
        var headers = MimeReader.Read(octets).Headers;
        return new MailInHand(
            headers["To"]!, headers["Subject"]!,
            Postbox.Alternative(octets, "text/html")!, Postbox.Alternative(octets, "text/plain")!,
            headers["List-Unsubscribe"]?.Trim('<', '>', ' '));
    }
}
