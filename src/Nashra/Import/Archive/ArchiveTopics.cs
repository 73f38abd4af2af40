using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Import.Archive;

/// <summary>Topics from known names: the paper's own, and a list of countries, cities and organisations that become topics when an article is first about them.</summary>
internal sealed class ArchiveTopics
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly NewsDb db;
    private readonly IReadOnlyList<KnownTopic> candidates;
    private readonly Dictionary<long, long> opened = [];
    private readonly TopicNames names;

    private ArchiveTopics(NewsDb db, IReadOnlyList<KnownTopic> candidates, IEnumerable<(long Id, string Alias)> own)
    {
        (this.db, this.candidates) = (db, candidates);

        // Candidates have no row yet: they are known by negative numbers until they are opened.
        names = new TopicNames(own.Concat(candidates.SelectMany((topic, at) => topic.Aliases.Prepend(topic.Name).Select(alias => (-1L - at, alias)))));
    }

    public static async Task<ArchiveTopics> ReadAsync(NewsDb db, CancellationToken cancel)
    {
        var own = await db.Set<TopicAlias>().Select(alias => new { alias.TopicId, alias.Text }).ToListAsync(cancel);
        var slugs = await db.Topics.Select(topic => topic.Slug).ToHashSetAsync(cancel);
        await using var stream = typeof(ArchiveTopics).Assembly.GetManifestResourceStream("Nashra.Import.Archive.known-topics.json")!;
        var known = await JsonSerializer.DeserializeAsync<List<KnownTopic>>(stream, Json, cancel);
        return new ArchiveTopics(db, [.. known!.Where(topic => !slugs.Contains(topic.Slug))], own.Select(alias => (alias.TopicId, alias.Text)));
    }

    /// <summary>Ids of topics; those not opened yet by their negative numbers.</summary>
    public IReadOnlyList<long> In(ArticleText text) => names.In(text.Headline, PlainText.Of(text.Body));

    public long IdOf(long found) => found < 0 ? opened[found] : found;

    public async Task OpenAsync(IEnumerable<long> found, CancellationToken cancel)
    {
        var missing = found.Where(id => id < 0 && !opened.ContainsKey(id)).Distinct().Select(id => (Id: id, Topic: Open(candidates[(int)(-1 - id)]))).ToList();
        db.AddRange(missing.Select(topic => topic.Topic));
        await db.SaveChangesAsync(cancel);
        missing.ForEach(topic => opened[topic.Id] = topic.Topic.Id);
    }

    private static Topic Open(KnownTopic known) => Topic.Open(known.Slug, Enum.Parse<TopicKind>(known.Kind, ignoreCase: true), known.Name, "", known.Aliases);

    private sealed record KnownTopic(string Slug, string Kind, string Name, IReadOnlyList<string> Aliases);
}
