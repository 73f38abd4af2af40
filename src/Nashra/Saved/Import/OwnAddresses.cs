using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Which addresses are of our articles: those of this paper, and those the articles had before they came here.</summary>
public sealed class OwnAddresses(NewsDb db, Edition edition, TimeProvider clock)
{
    /// <summary>The article of each address that is ours and was ever published.</summary>
    public async Task<Dictionary<string, long>> FindAsync(IReadOnlyCollection<string> addresses, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var here = addresses.Distinct(StringComparer.Ordinal).ToDictionary(address => address, Number, StringComparer.Ordinal);
        var numbers = here.Values.OfType<long>().ToList();
        var ours = await db.Articles.Where(a => numbers.Contains(a.Id) && a.PublishedAt <= now).Select(a => a.Id).ToHashSetAsync(cancel);
        var before = await BeforeAsync(here.Where(entry => entry.Value is null).Select(entry => entry.Key), now, cancel);
        return here.Keys.Select(address => (address, id: here[address] is { } number && ours.Contains(number) ? number : before.GetValueOrDefault(address)))
            .Where(found => found.id != 0).ToDictionary(found => found.address, found => found.id, StringComparer.Ordinal);
    }

    private long? Number(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, edition.Site.Authority, StringComparison.OrdinalIgnoreCase)
        && uri.AbsolutePath.Split('/') is ["", "a", var id, ..] && ShortId.TryParse(id, out var number)
            ? number
            : null;

    private async Task<Dictionary<string, long>> BeforeAsync(IEnumerable<string> addresses, DateTimeOffset now, CancellationToken cancel)
    {
        var spellings = addresses.SelectMany(address => SpellingsOf(address).Select(spelling => (spelling, address))).ToLookup(pair => pair.spelling, pair => pair.address, StringComparer.Ordinal);
        var asked = spellings.Select(group => group.Key).ToList();
        var found = await db.Articles.Where(a => a.SourceUrl != null && asked.Contains(a.SourceUrl) && a.PublishedAt <= now)
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.SourceUrl }).ToListAsync(cancel);
        var articles = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var article in found)
        {
            foreach (var address in spellings[article.SourceUrl!])
            {
                articles.TryAdd(address, article.Id);
            }
        }

        return articles;
    }

    // Tools that keep addresses change their scheme, add marks of campaigns, and spell Arabic letters either way.
    private static HashSet<string> SpellingsOf(string address)
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal) { address };
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return spellings;
        }

        foreach (var path in new[] { uri.AbsolutePath, Uri.UnescapeDataString(uri.AbsolutePath) })
        {
            foreach (var query in new[] { uri.Query, "" })
            {
                foreach (var scheme in new[] { "https", "http" })
                {
                    spellings.Add($"{scheme}://{uri.Authority}{path}{query}");
                    spellings.Add($"{scheme}://{uri.Authority}{path.TrimEnd('/')}{query}");
                    spellings.Add($"{scheme}://{uri.Authority}{path.TrimEnd('/')}/{query}");
                }
            }
        }

        return spellings;
    }
}
