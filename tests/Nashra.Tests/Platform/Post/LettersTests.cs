using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.EntityFrameworkCore;
using Nashra.Platform.Post;

namespace Nashra.Tests.Platform.Post;

public sealed class LettersTests
{
    [Theory, EveryDatabase]
    public async Task A_letter_written_by_any_feature_can_be_read_in_the_postbox(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await WritesAsync(paper, "reader@example.org", "تأكيد البريد");
        using var visitor = paper.Visitor();

        await Eventually.HappensAsync(async () => (await visitor.GetStringAsync("/postbox.json")).Contains("تأكيد البريد", StringComparison.Ordinal), "the letter in the postbox");

        (await visitor.GetStringAsync("/postbox")).ShouldContain("تأكيد البريد");
        (await StateAsync(paper)).ShouldBe(LetterState.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task Each_form_of_a_letter_can_be_opened(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await WritesAsync(paper, "reader@example.org", "تأكيد البريد");
        var postbox = paper.Services.GetRequiredService<Postbox>();
        await Eventually.HappensAsync(() => Task.FromResult(postbox.Latest(1).Any()), "the letter in the postbox");
        using var visitor = paper.Visitor();
        var id = postbox.Latest(1).Single().Id;

        (await visitor.GetStringAsync($"/postbox/{id}.txt")).ShouldContain("أهلًا بك");
        (await visitor.GetStringAsync($"/postbox/{id}.html")).ShouldContain("<p>أهلًا بك</p>");
        (await visitor.GetStringAsync($"/postbox/{id}.eml")).ShouldContain("Auto-Submitted: auto-generated");
        (await visitor.GetStringAsync($"/postbox/{id}")).ShouldContain("sandbox=");
        (await visitor.GetAsync("/postbox/..%2F..%2Fnashra.html")).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_letter_put_off_by_the_server_waits_and_is_offered_again(DatabaseKind kind)
    {
        var answers = new Queue<string>(["451 4.7.1 try later", "250 2.0.0 queued"]);
        await using var server = new ScriptedServer(_ => answers.Dequeue());
        await using var paper = await OpenAsync(kind, server);
        await WritesAsync(paper, "reader@example.org", "تأكيد البريد");
        await Eventually.HappensAsync(async () => (await LetterAsync(paper)).Reply.StartsWith("451", StringComparison.Ordinal), "the first answer");

        paper.Clock.Advance(TimeSpan.FromMinutes(5));

        await Eventually.HappensAsync(async () => await StateAsync(paper) == LetterState.Accepted, "the second answer");
        server.Received.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_letter_refused_for_good_is_not_offered_again(DatabaseKind kind)
    {
        await using var server = new ScriptedServer(_ => "550 5.1.1 no such reader");
        await using var paper = await OpenAsync(kind, server);
        await WritesAsync(paper, "nobody@example.org", "تأكيد البريد");
        await Eventually.HappensAsync(async () => await StateAsync(paper) == LetterState.Refused, "the refusal");

        paper.Clock.Advance(TimeSpan.FromDays(1));
        await paper.Services.GetRequiredService<LetterSender>().SendDueAsync(CancellationToken.None);

        server.Received.Count.ShouldBe(1);
        (await LetterAsync(paper)).Reply.ShouldContain("no such reader");
    }

    [Theory, EveryDatabase]
    public async Task A_letter_whose_answer_never_came_is_offered_again_and_is_the_same_letter(DatabaseKind kind)
    {
        var answers = new Queue<string?>([null, "250 2.0.0 queued"]);
        await using var server = new ScriptedServer(_ => answers.Dequeue());
        await using var paper = await OpenAsync(kind, server);
        await WritesAsync(paper, "reader@example.org", "تأكيد البريد");
        await Eventually.HappensAsync(async () => (await LetterAsync(paper)).Reply.Length > 0, "the broken connection");

        paper.Clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.HappensAsync(async () => await StateAsync(paper) == LetterState.Accepted, "the second answer");

        server.Received.Select(mail => mail.Content).Distinct().Count().ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_letter_erased_while_it_is_being_sent_goes_no_further_and_holds_up_no_other(DatabaseKind kind)
    {
        TestNewspaper? paper = null;
        await using var server = new ScriptedServer(_ =>
        {
            paper!.InDatabaseAsync(db => db.Letters.Where(letter => letter.RecipientKey != Letter.KeyOf("last@example.org")).ExecuteDeleteAsync()).GetAwaiter().GetResult();
            return "250 2.0.0 queued";
        });
        await using var opened = paper = await OpenAsync(kind, server);
        await paper.InDatabaseAsync(async db =>
        {
            db.AddRange(new[] { "first", "second", "third", "last" }.Select(name => Letter.To($"{name}@example.org", "رسالة", "أهلًا بك\n", "", paper.Clock.GetUtcNow())));
            await db.SaveChangesAsync();
        });

        await Eventually.HappensAsync(() => paper.InDatabaseAsync(db => db.Letters.AllAsync(letter => letter.State == LetterState.Accepted)), "the last letter");

        var received = server.Received.Select(mail => mail.Recipient).ToList();
        received.ShouldBeUnique();
        received.ShouldNotContain("third@example.org");
    }

    [Theory, EveryDatabase]
    public async Task The_postbox_forgets_one_readers_mail_and_no_others(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        await WritesAsync(paper, "sara@example.org", "لها");
        await WritesAsync(paper, "um.sara@example.org", "لأمها");
        var postbox = paper.Services.GetRequiredService<Postbox>();
        await Eventually.HappensAsync(() => Task.FromResult(postbox.Latest(2).Count() == 2), "both letters");

        postbox.Forget("Sara@example.org");

        postbox.Latest(2).Single().Subject.ShouldBe("لأمها");
    }

    [Theory]
    [InlineData("smtp://mail.example.org", "StartTls", 587)]
    [InlineData("smtps://user:p%40ss@mail.example.org", "ImplicitTls", 465)]
    [InlineData("smtp://127.0.0.1:2525?tls=none&connections=7", "None", 2525)]
    public void The_way_out_is_read_from_one_address(string address, string security, int port)
    {
        var server = MailSettings.Parse(address).Server.ShouldNotBeNull();

        server.Security.ToString().ShouldBe(security);
        server.Port.ShouldBe(port);
    }

    [Fact]
    public void A_way_out_that_cannot_be_understood_is_refused_with_its_reason() =>
        Should.Throw<FormatException>(() => MailSettings.Parse("smtp://mail.example.org?tls=maybe")).Message.ShouldContain("tls");

    private static Task<TestNewspaper> OpenAsync(DatabaseKind kind, ScriptedServer server) => TestNewspaper.OpenAsync(
        kind, builder => builder.Services.Replace(ServiceDescriptor.Singleton(MailSettings.Parse(server.Address))));

    private static Task WritesAsync(TestNewspaper paper, string recipient, string subject) => paper.InDatabaseAsync(async db =>
    {
        db.Add(Letter.To(recipient, subject, "أهلًا بك\n", "<p>أهلًا بك</p>", paper.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    private static Task<Letter> LetterAsync(TestNewspaper paper) => paper.InDatabaseAsync(db => db.Letters.AsNoTracking().SingleAsync());

    private static async Task<LetterState> StateAsync(TestNewspaper paper) => (await LetterAsync(paper)).State;
}
