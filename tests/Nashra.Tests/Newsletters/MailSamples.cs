namespace Nashra.Tests.Newsletters;

/// <summary>Keeps every mail for eyes, where NASHRA_MAIL_SAMPLES names a folder.</summary>
internal static class MailSamples
{
    public static async Task KeepAsync(IEnumerable<MailInHand> mails)
    {
        if (Environment.GetEnvironmentVariable("NASHRA_MAIL_SAMPLES") is { Length: > 0 } folder)
        {
            foreach (var (at, mail) in mails.Index())
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{at:00}.html"), mail.Html);
                await File.WriteAllTextAsync(Path.Combine(folder, $"{at:00}.txt"), $"{mail.Subject}\n\n{mail.Text}");
            }
        }
    }
}
