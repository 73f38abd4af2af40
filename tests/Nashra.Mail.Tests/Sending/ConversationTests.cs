namespace Nashra.Mail.Tests.Sending;

public sealed class ConversationTests
{
    private static readonly OutgoingMail[] Mails = [.. Enumerable.Range(1, 25).Select(number => NotedOutbox.Mail($"number {number}"))];

    [Theory]
    [InlineData("PIPELINING")]
    [InlineData("8BITMIME")]
    [InlineData("PIPELINING\r\n250-CHUNKING")]
    public async Task Every_mail_of_an_outbox_arrives_once_and_in_order(string extensions)
    {
        await using var server = new RudeServer().At("EHLO", RudeServer.Says($"250-loopback\r\n250-{extensions}\r\n250 HELP"));
        var outbox = new NotedOutbox(Mails);
        await using var connection = await ConnectAsync(server.Address);
        (await connection.SendAsync(outbox, CancellationToken.None)).ShouldBe(SmtpEnding.OutboxEmpty);
        server.Taken.Select(content => content.Split("\r\n")[0]).ShouldBe(Mails.Select((_, index) => $"Subject: number {index + 1}"));
        outbox.Outcomes.Values.ShouldAllBe(outcome => outcome is SendOutcome.Accepted);
        outbox.Outcomes.Count.ShouldBe(Mails.Length);
        connection.IsUsable.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, "PIPELINING")]
    [InlineData(2, "PIPELINING")]
    [InlineData(2, "PIPELINING\r\n250-CHUNKING")]
    public async Task No_final_dot_is_written_before_its_offer_is_committed_and_few_are_in_doubt(int most, string extensions)
    {
        await using var server = new RudeServer().At("EHLO", RudeServer.Says($"250-loopback\r\n250-{extensions}\r\n250 HELP"));
        NotedOutbox? outbox = null;
        var takenTooEarly = 0;
        outbox = new NotedOutbox(Mails)
        {
            OnCommit = async _ =>
            {
                outbox!.InDoubt.ShouldBeLessThanOrEqualTo(most);
                var before = server.Taken.Count;
                await Task.Delay(5);
                takenTooEarly += server.Taken.Count - before;
            },
        };
        await using var connection = await ConnectAsync(server.Address with { MaxInDoubt = most });
        await connection.SendAsync(outbox, CancellationToken.None);
        takenTooEarly.ShouldBe(0);
        outbox.Outcomes.Count.ShouldBe(Mails.Length);
        outbox.Steps.Count.ShouldBe(((Mails.Length + most - 1) / most) + 1);
    }

    [Theory]
    [InlineData("PIPELINING")]
    [InlineData("8BITMIME")]
    [InlineData("PIPELINING\r\n250-CHUNKING")]
    public async Task A_refused_reader_holds_up_nobody_else(string extensions)
    {
        var asked = 0;
        bool IsRefused() => asked % 3 == 0;
        await using var server = new RudeServer()
            .At("EHLO", RudeServer.Says($"250-loopback\r\n250-{extensions}\r\n250 HELP"))
            .At("RCPT", dialogue => RudeServer.Says(++asked % 3 == 0 ? "550 5.1.1 nobody" : "250 Ok")(dialogue))
            .At("DATA", dialogue => RudeServer.Says(IsRefused() ? "554 5.5.1 no recipients" : "354 Go on")(dialogue))
            .At("BDAT", dialogue => RudeServer.Says(IsRefused() ? "554 5.5.1 no recipients" : "250 2.0.0 Taken")(dialogue));
        var outbox = new NotedOutbox(Mails);
        await using var connection = await ConnectAsync(server.Address);
        await connection.SendAsync(outbox, CancellationToken.None);
        outbox.Outcomes.Values.Count(outcome => outcome is SendOutcome.Refused { Stage: SmtpStage.Recipient }).ShouldBe(8);
        outbox.Outcomes.Values.Count(outcome => outcome is SendOutcome.Accepted).ShouldBe(17);
    }

    [Fact]
    public async Task When_the_offer_cannot_be_committed_nothing_is_sent_and_the_fault_comes_out()
    {
        await using var server = new RudeServer();
        var outbox = new NotedOutbox(Mails) { OnCommit = _ => throw new InvalidOperationException("disk full") };
        await using var connection = await ConnectAsync(server.Address);
        (await Should.ThrowAsync<InvalidOperationException>(() => connection.SendAsync(outbox, CancellationToken.None))).Message.ShouldBe("disk full");
        connection.IsUsable.ShouldBeFalse();
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_takes_no_more_mail_and_leaves_none_unaccounted()
    {
        await using var server = new RudeServer();
        using var stop = new CancellationTokenSource();
        NotedOutbox? outbox = null;
        outbox = new NotedOutbox(Mails)
        {
            OnCommit = _ => outbox!.Outcomes.Count >= 6 ? new(stop.CancelAsync()) : ValueTask.CompletedTask,
        };
        await using var connection = await ConnectAsync(server.Address);
        (await connection.SendAsync(outbox, stop.Token)).ShouldBe(SmtpEnding.Stopped);
        outbox.InDoubt.ShouldBe(0);
        outbox.Outcomes.Values.Count(outcome => outcome is SendOutcome.Accepted).ShouldBe(server.Taken.Count);
        outbox.Outcomes.Values.Count(outcome => outcome is SendOutcome.NotOffered).ShouldBe(outbox.Outcomes.Count - server.Taken.Count);
        server.Taken.Count.ShouldBeInRange(6, 8);
    }

    [Fact]
    public async Task A_stop_while_waiting_for_the_outbox_ends_at_once()
    {
        await using var server = new RudeServer();
        using var stop = new CancellationTokenSource();
        var outbox = new NotedOutbox(Mails)
        {
            OnTake = async cancel =>
            {
                _ = stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancel);
            },
        };
        await using var connection = await ConnectAsync(server.Address);
        (await connection.SendAsync(outbox, stop.Token)).ShouldBe(SmtpEnding.Stopped);
        outbox.Outcomes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_takes_no_more_mail_than_its_limit()
    {
        await using var server = new RudeServer();
        var outbox = new NotedOutbox(Mails);
        await using var connection = await ConnectAsync(server.Address with { MaxMailsPerConnection = 7 });
        (await connection.SendAsync(outbox, CancellationToken.None)).ShouldBe(SmtpEnding.MailLimit);
        outbox.Outcomes.Count.ShouldBe(7);
        connection.IsUsable.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    public async Task When_the_server_leaves_in_the_middle_every_mail_taken_is_accounted_for(int nth)
    {
        var dots = 0;
        await using var server = new RudeServer().At("dot", dialogue => (++dots == nth ? RudeServer.SaysAndHangsUp("") : RudeServer.Says("250 Ok"))(dialogue));
        var outbox = new NotedOutbox(Mails);
        await using var connection = await ConnectAsync(server.Address);
        (await connection.SendAsync(outbox, CancellationToken.None)).ShouldBe(SmtpEnding.Lost);
        outbox.InDoubt.ShouldBe(0);
        outbox.Outcomes.Values.Count(outcome => outcome is SendOutcome.Accepted).ShouldBe(nth - 1);
        outbox.Outcomes[Mails[nth - 1]].ShouldBeOfType<SendOutcome.InDoubt>();
        outbox.Outcomes.Values.Count(outcome => outcome is SendOutcome.InDoubt).ShouldBe(1);
    }

    [Fact]
    public async Task A_pool_reuses_its_connections_and_keeps_within_its_number()
    {
        var greeted = 0;
        await using var server = new RudeServer().At("greeting", dialogue =>
        {
            Interlocked.Increment(ref greeted);
            return RudeServer.Says("220 loopback")(dialogue);
        });
        await using var pool = new SmtpPool(server.Address with { MaxConnections = 3 }, TimeProvider.System);
        var outcomes = await Task.WhenAll(Mails.Select(mail => pool.SendAsync(mail, _ => ValueTask.CompletedTask, CancellationToken.None)));
        outcomes.ShouldAllBe(outcome => outcome is SendOutcome.Accepted);
        greeted.ShouldBeInRange(1, 3);
    }

    private static Task<SmtpConnection> ConnectAsync(SmtpServer server) => SmtpConnection.ConnectAsync(server, TimeProvider.System, CancellationToken.None);
}
