using System.CommandLine;
using Nashra.Mail.Reading.Webhooks;
using Nashra.Platform;

namespace Nashra.Newsletters.Returned;

/// <summary>Agrees with a mail service on where it posts bounces and complaints.</summary>
internal static class MailServiceVerb
{
    private static readonly Dictionary<string, WebhookProvider> Services = new(StringComparer.Ordinal)
    {
        ["ses"] = WebhookProvider.AmazonSes,
        ["postmark"] = WebhookProvider.Postmark,
        ["mailgun"] = WebhookProvider.Mailgun,
        ["sendgrid"] = WebhookProvider.SendGrid,
    };

    public static Command Create(Func<ParseResult, Installation> installationOf)
    {
        var service = new Argument<string>("service") { Description = string.Join(", ", Services.Keys) };
        service.AcceptOnlyFromAmong([.. Services.Keys]);
        var key = new Option<FileInfo>("--key") { Description = "a file: Mailgun's signing key, SendGrid's verification key, or the certificate (PEM) of Amazon SNS" };
        key.AcceptExistingOnly();
        var renew = new Option<bool>("--renew") { Description = "make a new address; the former one opens nothing any more" };
        var command = new Command("webhook", "print the address to which a mail service posts bounces and complaints") { service, key, renew };
        command.SetAction((parsed, cancel) => NewslettersVerb.InPaperAsync(installationOf(parsed), async (paper, _) =>
        {
            var (services, named) = (paper.GetRequiredService<MailServices>(), Services[parsed.GetValue(service)!]);
            if (parsed.GetValue(renew))
            {
                await services.RenewAsync(named, cancel);
            }

            return paper.GetRequiredService<LatestChange>().Publication.Address is { } site
                ? await AgreeAsync(services, named, parsed.GetValue(key), site, cancel)
                : await NewslettersVerb.RefuseAsync("the paper does not know its own address yet: set it in the newsroom's settings");
        }, cancel));
        return command;
    }

    private static async Task<int> AgreeAsync(MailServices services, WebhookProvider service, FileInfo? keyFile, string site, CancellationToken cancel)
    {
        var key = keyFile is null ? null : (await File.ReadAllTextAsync(keyFile.FullName, cancel)).Trim();
        if (key is not null && !NoticeSignature.Understands(service, key))
        {
            return await NewslettersVerb.RefuseAsync(service == WebhookProvider.Postmark ? "Postmark signs nothing: leave --key out" : $"{keyFile!.Name} holds no key of this service");
        }

        await services.AgreeAsync(service, key, cancel);
        await Console.Out.WriteLineAsync(site.TrimEnd('/') + await services.PathAsync(service, cancel));
        if (await services.AgreedAsync(service, cancel) is { ConfirmAt.Length: > 0 } agreed)
        {
            await Console.Out.WriteLineAsync($"Amazon asks to be confirmed; open {agreed.ConfirmAt}");
        }

        return 0;
    }
}
