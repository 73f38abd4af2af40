using Microsoft.Extensions.DependencyInjection;
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

    private EveryMail(NewsletterPaper newsletters) => Newsletters = newsletters;

    public NewsletterPaper Newsletters { get; }

    public TestNewspaper Paper => Newsletters.Paper;

    public IReadOnlyList<ReceivedMail> Mails { get; private set; } = [];

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
        await every.AccountsAsync();
        await every.NewslettersAsync();
        await newsletters.Paper.Services.GetRequiredService<LetterSender>().SendDueAsync(CancellationToken.None);
        await newsletters.SendsAsync();
        every.Mails = await every.ReceivedAsync();
        return every;
    }

    public ValueTask DisposeAsync() => Newsletters.DisposeAsync();

    private async Task AccountsAsync()
    {
        using var reader = await Paper.ReaderAsync(Reader);
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
        foreach (var slug in new[] { "morning", "weekly-science", "breaking", "for-you" })
        {
            await Newsletters.SubscribesAsync(1, slug);
            await Newsletters.OrdersAsync(slug);
        }

        await visitor.PostsAsync("/newsletters", ("email", "r0@example.org"), ("newsletter", "morning"));
    }

    private async Task<List<ReceivedMail>> ReceivedAsync()
    {
        var postbox = Paper.Services.GetRequiredService<Postbox>();
        var mails = new List<ReceivedMail>();
        foreach (var mail in postbox.Latest(100))
        {
            mails.Add(ReceivedMail.Read((await postbox.FindAsync(mail.Id, CancellationToken.None))!));
        }

        return mails;
    }
}

/// <summary>A mail as its receiver has it.</summary>
internal sealed record ReceivedMail(string To, string Subject, string Html, string Text, string? Unsubscribe)
{
    public static ReceivedMail Read(byte[] octets)
    {
        var headers = MimeReader.Read(octets).Headers;
        return new ReceivedMail(
            headers["To"]!, headers["Subject"]!,
            Postbox.Alternative(octets, "text/html")!, Postbox.Alternative(octets, "text/plain")!,
            headers["List-Unsubscribe"]?.Trim('<', '>', ' '));
    }
}
