using System.Net;
using System.Runtime.CompilerServices;
using DnsClient;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Mail;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Admin.Mail;

/// <summary>Whether providers can tell the paper's letters from forged ones: SPF, DKIM, DMARC, the reverse name, TLS and one-click leaving.</summary>
internal sealed class MailCheckup(NewsDb db, MailSettings settings, MailNames names)
{
    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var paper = await Publication.ReadAsync(db, cancel);
        var domain = paper.MailDomain;
        if (!domain.Contains('.', StringComparison.Ordinal))
        {
            yield return Finding.Broken("admin.mail.no_domain");
            yield break;
        }

        yield return await AskedAsync("SPF", () => SpfAsync(paper, cancel));
        var keys = await db.Set<MailKey>().AsNoTracking().Where(k => k.Domain == domain).OrderBy(k => k.Selector).ToListAsync(cancel);
        foreach (var key in keys)
        {
            yield return await AskedAsync("DKIM", () => DkimAsync(key, cancel));
        }

        if (keys.Count == 0)
        {
            yield return Finding.Doubtful("admin.mail.no_key");
        }

        yield return await AskedAsync("DMARC", () => DmarcAsync(domain, cancel));
        foreach (var exit in settings.Exits.Select(exit => exit.Server).OfType<SmtpServer>())
        {
            yield return await AskedAsync("PTR", () => ReverseAsync(exit, paper, cancel));
            yield return exit.Security == SmtpSecurity.None && !IsHere(exit) ? Finding.Broken("admin.mail.tls_none", exit.Host) : Finding.Fine("admin.mail.tls", exit.Host);
        }

        yield return paper.Address?.StartsWith("https://", StringComparison.Ordinal) == true ? Finding.Fine("admin.mail.one_click") : Finding.Broken("admin.mail.one_click_missing");
    }

    private async Task<Finding> SpfAsync(Publication paper, CancellationToken cancel)
    {
        var domain = paper.MailDomain;
        var records = (await names.TextsAsync(domain, cancel)).Where(text => text.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase)).ToList();
        return records switch
        {
            [] => Finding.Broken("admin.mail.spf_missing", domain).ToPaste($"{domain}. IN TXT \"v=spf1 {Allowed(paper)} -all\""),
            [_, _, ..] => Finding.Broken("admin.mail.spf_twice", domain, records.Count),
            [var one] when Words(one).Any(word => word is "all" or "+all") => Finding.Broken("admin.mail.spf_open", domain).ToPaste($"{domain}. IN TXT \"v=spf1 {Allowed(paper)} -all\""),
            [var one] when !Words(one).Any(word => word is "-all" or "~all" || word.StartsWith("redirect=", StringComparison.Ordinal)) =>
                Finding.Doubtful("admin.mail.spf_loose", domain).ToPaste($"{domain}. IN TXT \"{string.Join(' ', Words(one).Where(word => word != "?all"))} -all\""),
            [var one] => Finding.Fine("admin.mail.spf", one),
        };
    }

    private static string[] Words(string record) => record.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A server elsewhere is named; mail that leaves from this machine leaves from where the site is.
    private string Allowed(Publication paper) => string.Join(' ', settings.Exits.Select(exit => exit.Server).OfType<SmtpServer>()
        .Select(server => IsHere(server) ? $"a:{SiteOf(paper)}" : IPAddress.TryParse(server.Host, out var address) ? (address.GetAddressBytes().Length == 4 ? $"ip4:{address}" : $"ip6:{address}") : $"a:{server.Host}")
        .DefaultIfEmpty("mx").Distinct(StringComparer.Ordinal));

    private async Task<Finding> DkimAsync(MailKey key, CancellationToken cancel)
    {
        using var secret = DkimKey.FromPem(key.Pem);
        var name = $"{key.Selector}._domainkey.{key.Domain}";
        var records = await names.TextsAsync(name, cancel);
        var record = $"{name}. IN TXT {secret.ZoneFileText()}";
        return records.Any(text => PublicKeyIn(text) == PublicKeyIn(secret.DnsText())) ? Finding.Fine("admin.mail.dkim", name)
            : records.Count == 0 ? Finding.Broken("admin.mail.dkim_missing", name).ToPaste(record)
            : Finding.Broken("admin.mail.dkim_other", name).ToPaste(record);
    }

    private static string PublicKeyIn(string record) =>
        record.Split(';').Select(tag => tag.Trim()).FirstOrDefault(tag => tag.StartsWith("p=", StringComparison.Ordinal))?[2..].Replace(" ", "", StringComparison.Ordinal) ?? "";

    private async Task<Finding> DmarcAsync(string domain, CancellationToken cancel)
    {
        var name = $"_dmarc.{domain}";
        var records = (await names.TextsAsync(name, cancel)).Where(text => text.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase)).ToList();
        return records switch
        {
            [] => Finding.Broken("admin.mail.dmarc_missing", domain).ToPaste($"{name}. IN TXT \"v=DMARC1; p=none; rua=mailto:postmaster@{domain}\""),
            [_, _, ..] => Finding.Broken("admin.mail.dmarc_twice", domain, records.Count),
            [var one] when one.Replace(" ", "", StringComparison.Ordinal).Contains("p=none", StringComparison.OrdinalIgnoreCase) =>
                Finding.Doubtful("admin.mail.dmarc_none", domain).ToPaste($"{name}. IN TXT \"v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}\""),
            [var one] => Finding.Fine("admin.mail.dmarc", one),
        };
    }

    private async Task<Finding> ReverseAsync(SmtpServer server, Publication paper, CancellationToken cancel)
    {
        var host = IsHere(server) ? SiteOf(paper) : server.Host;
        var addresses = await names.AddressesAsync(host, cancel);
        foreach (var address in addresses)
        {
            var given = await names.NamesOfAsync(address, cancel);
            foreach (var name in given)
            {
                if ((await names.AddressesAsync(name, cancel)).Contains(address))
                {
                    return Finding.Fine("admin.mail.ptr", address.ToString(), name);
                }
            }
        }

        return addresses.Count == 0
            ? Finding.Broken("admin.mail.ptr_no_address", host)
            : Finding.Doubtful("admin.mail.ptr_missing", addresses[0].ToString()).ToPaste($"{Reversed(addresses[0])} IN PTR {host}.");
    }

    // RFC 1035, 3.5, and RFC 3596, 2.5: the smallest part first.
    private static string Reversed(IPAddress address)
    {
        var octets = address.GetAddressBytes().Reverse();
        return octets.Count() == 4
            ? $"{string.Join('.', octets)}.in-addr.arpa."
            : $"{string.Join('.', octets.SelectMany(octet => new[] { octet & 15, octet >> 4 }).Select(half => half.ToString("x", System.Globalization.CultureInfo.InvariantCulture)))}.ip6.arpa.";
    }

    private static bool IsHere(SmtpServer server) => server.Host == "localhost" || (IPAddress.TryParse(server.Host, out var address) && IPAddress.IsLoopback(address));

    private static string SiteOf(Publication paper) => Uri.TryCreate(paper.Address, UriKind.Absolute, out var site) ? site.IdnHost : paper.MailDomain;

    private static async Task<Finding> AskedAsync(string what, Func<Task<Finding>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DnsResponseException silent)
        {
            return Finding.Doubtful("admin.mail.no_answer", what, silent.Message);
        }
    }
}
