using System.Text;
using Nashra.Mail.Tests.Composing;

namespace Nashra.Mail.Tests.Sending;

public sealed class RealServersTests
{
    [Fact]
    public async Task Postfix_takes_and_Dovecot_stores_200_signed_letters_whose_signatures_still_verify()
    {
        await using var servers = await RealServers.StartAsync();
        using var rsa = DkimKey.GenerateRsa();
        using var ed25519 = DkimKey.GenerateEd25519();
        DkimSigner[] signers = [new("example.org", "rsa", rsa), new("example.org", "ed", ed25519)];
        var mails = Letters.Varied(200).Select(letter => new OutgoingMail(Letters.Paper, letter.To, Letters.Compose(letter, signers))).ToArray();

        await SendAsync(servers.Submission, mails[..100]);
        await SendAsync(servers.Submissions with { MaxInDoubt = 1 }, mails[100..]);
        await ArrivalAsync(servers, mails.Length);

        using var folder = new TemporaryFolder();
        folder.Write(signers[0].DnsName, Encoding.ASCII.GetBytes(rsa.DnsText()));
        folder.Write(signers[1].DnsName, Encoding.ASCII.GetBytes(ed25519.DnsText()));
        foreach (var (number, file) in servers.Stored.Index())
        {
            folder.Write($"{number:000}.eml", await File.ReadAllBytesAsync(file));
        }

        var verdicts = await Python.RunAsync("/usr/bin/python3", "dkim, nacl", "verify_dkim.py", folder.Path);
        verdicts.Length.ShouldBe(mails.Length);
        verdicts.ShouldAllBe(line => line.EndsWith(".eml True True", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_cannot_be_trusted_or_does_not_know_us_gets_no_mail()
    {
        await using var servers = await RealServers.StartAsync();
        (await FaultAsync(servers.Submission with { TrustedRoots = null })).Stage.ShouldBe(SmtpStage.Tls);
        (await FaultAsync(servers.Submissions with { Host = "localhost" })).Stage.ShouldBe(SmtpStage.Tls);
        var unknown = await FaultAsync(servers.Submission with { Credentials = new SmtpCredentials.Password("paper", "wrong") });
        unknown.Stage.ShouldBe(SmtpStage.Authentication);
        unknown.Reply!.Code.ShouldBe(535);
    }

    private static async Task SendAsync(SmtpServer server, OutgoingMail[] mails)
    {
        await using var pool = new SmtpPool(server, TimeProvider.System);
        var outbox = new NotedOutbox(mails);
        (await pool.SendAsync(outbox, CancellationToken.None)).ShouldBe(SmtpEnding.OutboxEmpty);
        outbox.Outcomes.Values.ShouldAllBe(outcome => outcome is SendOutcome.Accepted);
        outbox.Outcomes.Count.ShouldBe(mails.Length);
    }

    private static async Task ArrivalAsync(RealServers servers, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (servers.Stored.Length < count)
        {
            await Task.Delay(200, patience.Token);
        }
    }

    private static Task<SmtpException> FaultAsync(SmtpServer server) =>
        Should.ThrowAsync<SmtpException>(() => SmtpConnection.ConnectAsync(server, TimeProvider.System, CancellationToken.None));
}
