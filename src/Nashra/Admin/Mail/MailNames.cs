using System.Net;
using DnsClient;

namespace Nashra.Admin.Mail;

/// <summary>What the DNS says of the names that mail depends on: asked of the machine's own resolver, or of the one in NASHRA_DNS (an address, with a port if need be).</summary>
public sealed class MailNames(LookupClient client)
{
    public const string Variable = "NASHRA_DNS";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <exception cref="FormatException">The resolver is no address.</exception>
    public static MailNames Of(string? resolver)
    {
        var options = string.IsNullOrWhiteSpace(resolver) ? new LookupClientOptions() : new LookupClientOptions(AddressOf(resolver));
        (options.UseCache, options.ThrowDnsErrors, options.Timeout, options.Retries) = (false, false, Patience, 1);
        return new MailNames(new LookupClient(options));
    }

    /// <summary>The texts of a name, each put together of its pieces; none when there is no such name.</summary>
    /// <exception cref="DnsResponseException">The resolver does not answer.</exception>
    public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancel) =>
        [.. (await AskAsync(name, QueryType.TXT, cancel)).Answers.TxtRecords().Select(record => string.Concat(record.Text))];

    /// <exception cref="DnsResponseException">The resolver does not answer.</exception>
    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string name, CancellationToken cancel)
    {
        if (IPAddress.TryParse(name, out var bare))
        {
            return [bare];
        }

        var (four, six) = (await AskAsync(name, QueryType.A, cancel), await AskAsync(name, QueryType.AAAA, cancel));
        return [.. four.Answers.ARecords().Select(record => record.Address), .. six.Answers.AaaaRecords().Select(record => record.Address)];
    }

    /// <summary>The names that an address is given back as.</summary>
    /// <exception cref="DnsResponseException">The resolver does not answer.</exception>
    public async Task<IReadOnlyList<string>> NamesOfAsync(IPAddress address, CancellationToken cancel) =>
        [.. (await client.QueryReverseAsync(address, cancel)).Answers.PtrRecords().Select(record => record.PtrDomainName.Value.TrimEnd('.'))];

    // A server that is broken says nothing about a name: only "no such name" is an answer.
    private async Task<IDnsQueryResponse> AskAsync(string name, QueryType type, CancellationToken cancel)
    {
        var answer = await client.QueryAsync(name, type, cancellationToken: cancel);
        return answer.Header.ResponseCode is DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain
            ? answer
            : throw new DnsResponseException((DnsResponseCode)answer.Header.ResponseCode);
    }

    private static IPEndPoint AddressOf(string text) => IPEndPoint.TryParse(text, out var address)
        ? new IPEndPoint(address.Address, address.Port == 0 ? 53 : address.Port)
        : throw new FormatException($"{Variable} is no address: {text}");
}
