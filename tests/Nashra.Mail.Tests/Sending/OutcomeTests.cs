namespace Nashra.Mail.Tests.Sending;

public sealed class OutcomeTests
{
    private static readonly string Endless = string.Concat(Enumerable.Repeat("250-and another thing\r\n", 100_000));
    private static readonly string OverLong = "250 " + new string('x', 1_000_000);

    [Fact]
    public async Task A_mail_is_accepted_with_the_servers_own_words_and_arrives_octet_for_octet()
    {
        await using var server = new RudeServer().At("dot", RudeServer.Says("250-2.0.0 Taken\r\n250 2.0.0 as 42"));
        var outcome = await SendAsync(server);
        outcome.ShouldBeOfType<SendOutcome.Accepted>().Reply.ShouldBe(new SmtpReply(250, "250-2.0.0 Taken\n250 2.0.0 as 42"));
        server.Taken.ShouldBe(["Subject: one\r\n\r\n.a line with a full stop\r\n"]);
    }

    [Theory]
    [InlineData("MAIL", "451 4.3.0 later", SmtpStage.Mail, false)]
    [InlineData("MAIL", "421 4.7.0 too many", SmtpStage.Mail, false)]
    [InlineData("RCPT", "550 5.1.1 nobody here", SmtpStage.Recipient, true)]
    [InlineData("RCPT", "450-4.2.1 busy\r\n450 4.2.1 come again", SmtpStage.Recipient, false)]
    [InlineData("DATA", "554 5.5.1 no valid recipients", SmtpStage.Data, true)]
    [InlineData("dot", "451 4.7.1 try later", SmtpStage.FinalDot, false)]
    [InlineData("dot", "554 5.7.1 spam", SmtpStage.FinalDot, true)]
    [InlineData("dot", "421 4.3.2 shutting down", SmtpStage.FinalDot, false)]
    public async Task A_refusal_is_told_with_its_place_and_its_words(string point, string reply, SmtpStage stage, bool permanent)
    {
        await using var server = new RudeServer().At(point, RudeServer.Says(reply));
        var refused = (await SendAsync(server)).ShouldBeOfType<SendOutcome.Refused>();
        refused.Stage.ShouldBe(stage);
        refused.IsPermanent.ShouldBe(permanent);
        refused.Reply.Text.ShouldBe(reply.Replace("\r\n", "\n", StringComparison.Ordinal));
        refused.Reply.EnhancedStatus.ShouldBe(reply.Split(' ', '-')[1]);
    }

    [Theory]
    [InlineData("MAIL", "")]
    [InlineData("MAIL", "25")]
    [InlineData("RCPT", "250-half of it\r\n")]
    [InlineData("RCPT", "nonsense\r\n")]
    [InlineData("DATA", "")]
    [InlineData("DATA", "250 what?\r\n")]
    [InlineData("DATA", "999 what?\r\n")]
    public async Task Whatever_breaks_before_the_final_dot_leaves_the_mail_not_offered(string point, string octets)
    {
        await using var server = new RudeServer().At(point, RudeServer.SaysAndHangsUp(octets));
        (await SendAsync(server)).ShouldBeOfType<SendOutcome.NotOffered>();
        server.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("250")]
    [InlineData("250-half of it\r\n")]
    [InlineData("nonsense\r\n")]
    [InlineData("354 what?\r\n")]
    [InlineData("250-one\r\n550 two\r\n")]
    public async Task Whatever_breaks_after_the_final_dot_leaves_the_mail_in_doubt(string octets)
    {
        await using var server = new RudeServer().At("dot", RudeServer.SaysAndHangsUp(octets));
        (await SendAsync(server)).ShouldBeOfType<SendOutcome.InDoubt>();
    }

    [Theory]
    [InlineData("MAIL", typeof(SendOutcome.NotOffered))]
    [InlineData("DATA", typeof(SendOutcome.NotOffered))]
    [InlineData("dot", typeof(SendOutcome.InDoubt))]
    public async Task A_server_that_never_stops_talking_is_cut_off(string point, Type expected)
    {
        foreach (var flood in new[] { Endless, OverLong })
        {
            await using var server = new RudeServer().At(point, RudeServer.SaysAndHangsUp(flood));
            (await SendAsync(server)).ShouldBeOfType(expected);
        }
    }

    [Theory]
    [InlineData("MAIL", "", typeof(SendOutcome.NotOffered))]
    [InlineData("RCPT", "25", typeof(SendOutcome.NotOffered))]
    [InlineData("DATA", "354", typeof(SendOutcome.NotOffered))]
    [InlineData("dot", "", typeof(SendOutcome.InDoubt))]
    [InlineData("dot", "250-", typeof(SendOutcome.InDoubt))]
    public async Task A_server_that_falls_silent_is_left_when_patience_ends(string point, string octets, Type expected)
    {
        var clock = new RushingClock();
        await using var server = new RudeServer().At(point, async dialogue =>
        {
            await dialogue.SayAsync(octets);
            clock.Rush();
            await Task.Delay(Timeout.Infinite, dialogue.Over);
        });
        (await SendAsync(server, clock)).ShouldBeOfType(expected);
    }

    [Theory]
    [InlineData("250 2.0.0 Taken\r\n", typeof(SendOutcome.NotOffered))]
    [InlineData("421 4.3.2 shutting down\r\n", typeof(SendOutcome.Refused))]
    [InlineData("552 5.3.4 too large\r\n", typeof(SendOutcome.Refused))]
    public async Task After_an_answer_that_comes_before_its_question_no_final_dot_is_written(string early, Type expected)
    {
        var said = new TaskCompletionSource();
        await using var server = new RudeServer().At("content", async dialogue =>
        {
            await dialogue.SayAsync(early);
            said.SetResult();
        });
        await using var connection = await SmtpConnection.ConnectAsync(server.Address, TimeProvider.System, CancellationToken.None);
        (await connection.SendAsync(NotedOutbox.Mail("one"), _ => new(said.Task), CancellationToken.None)).ShouldBeOfType(expected);
        connection.IsUsable.ShouldBeFalse();
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_server_can_never_take_is_not_offered_to_it()
    {
        await using var server = new RudeServer().At("EHLO", RudeServer.Says("250-loopback\r\n250 SIZE 30"));
        await using var connection = await SmtpConnection.ConnectAsync(server.Address, TimeProvider.System, CancellationToken.None);
        OutgoingMail[] mails =
        [
            NotedOutbox.Mail("too large"), new(null, new("ليلى@example.org"), "a: b\r\n"u8.ToArray()), new(null, new("a@example.org"), "a: ب\r\n"u8.ToArray()),
        ];
        var outbox = new NotedOutbox(mails);
        await connection.SendAsync(outbox, CancellationToken.None);
        mails.Select(mail => outbox.Outcomes[mail].ShouldBeOfType<SendOutcome.NotOffered>().Stage).ShouldAllBe(stage => stage == SmtpStage.Capabilities);
        server.Heard.ShouldNotContain("DATA");
    }

    [Fact]
    public async Task A_server_that_opens_the_content_after_refusing_the_reader_gets_none()
    {
        await using var server = new RudeServer().At("RCPT", RudeServer.Says("550 5.1.1 nobody"));
        (await SendAsync(server)).ShouldBeOfType<SendOutcome.Refused>().Stage.ShouldBe(SmtpStage.Recipient);
        server.Taken.ShouldBe([""]);
    }

    [Theory]
    [InlineData("no final break")]
    [InlineData("bare\nfeed\r\n")]
    [InlineData("bare\rreturn\r\n")]
    [InlineData("\n.\n\r\n")]
    [InlineData("")]
    public void Content_that_could_pass_for_two_mails_is_refused(string content) =>
        Should.Throw<ArgumentException>(() => new OutgoingMail(null, new("a@example.org"), System.Text.Encoding.ASCII.GetBytes(content)));

    private static async Task<SendOutcome> SendAsync(RudeServer server, TimeProvider? clock = null)
    {
        await using var connection = await SmtpConnection.ConnectAsync(server.Address, clock ?? TimeProvider.System, CancellationToken.None);
        return await connection.SendAsync(NotedOutbox.Mail("one"), _ => ValueTask.CompletedTask, CancellationToken.None);
    }
}
