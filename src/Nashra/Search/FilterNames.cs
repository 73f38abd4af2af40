using Microsoft.EntityFrameworkCore;
using Nashra.Arabic.Analysis;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Search.Index;
using Nashra.Search.Query;
using NodaTime;

namespace Nashra.Search;

/// <summary>Turns the names in a filter into rows: a slug as it stands in an address, or a name as a reader writes it.</summary>
internal sealed class FilterNames(NewsDb db, LatestChange latest)
{
    private const int MostAuthors = 50;
    private const long Nobody = long.MaxValue;

    public async Task<RankingFilter> ResolveAsync(SearchFilter filter, CancellationToken cancel) => new(
        filter.Section is { } section ? await SectionAsync(section, cancel) : null,
        filter.Author is { } author ? await AuthorsAsync(author, cancel) : null,
        filter.Topic is { } topic ? await TopicsAsync(topic, cancel) : null,
        filter.From is { } from ? MinuteOf(from) : RankingFilter.None.FromMinute,
        filter.Until is { } until && until < DateOnly.MaxValue ? MinuteOf(until.AddDays(1)) : RankingFilter.None.UntilMinute)
    {
        Type = filter.Type,
    };

    private async Task<long> SectionAsync(string name, CancellationToken cancel)
    {
        var sections = await db.Sections.AsNoTracking().Select(section => new { section.Id, section.Slug, section.Name }).ToListAsync(cancel);
        return (sections.Find(section => section.Slug == name) ?? sections.Find(section => Alike(section.Name, name)))?.Id ?? Nobody;
    }

    private async Task<IReadOnlyList<long>> AuthorsAsync(string name, CancellationToken cancel)
    {
        var key = AuthorNames.KeyOf(name);
        return await db.Authors.Where(author => author.Slug == name || author.NameKey.Contains(key)).OrderBy(author => author.Id).Select(author => author.Id).Take(MostAuthors).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<long>> TopicsAsync(string name, CancellationToken cancel)
    {
        if (await db.Topics.Where(topic => topic.Slug == name).Select(topic => topic.Id).ToListAsync(cancel) is { Count: > 0 } exact)
        {
            return exact;
        }

        var spellings = await db.Set<TopicAlias>().Select(alias => new { alias.TopicId, alias.Text }).ToListAsync(cancel);
        return [.. spellings.Where(spelling => Alike(spelling.Text, name)).Select(spelling => spelling.TopicId).Distinct()];
    }

    private static bool Alike(string one, string other) => Stems(one).SequenceEqual(Stems(other));

    private static IEnumerable<string> Stems(string name) => Analyzer.Analyze(name).Select(word => word.Stem);

    private int MinuteOf(DateOnly day) =>
        PublicationTimes.MinuteOf(latest.Publication.Zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset());
}
