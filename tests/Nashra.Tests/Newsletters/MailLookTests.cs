namespace Nashra.Tests.Newsletters;

public sealed class MailLookTests
{
    [Fact]
    public async Task Every_kind_of_mail_lies_right_to_left_in_every_mail_program_and_stays_small()
    {
        await using var every = await EveryMail.SendsAsync(DatabaseKind.Sqlite);
        await MailSamples.KeepAsync(every.Mails);

        every.Mails.SelectMany(mail => MailLint.FaultsOf(mail).Select(fault => $"«{mail.Subject}»: {fault}")).ShouldBeEmpty();
    }
}
