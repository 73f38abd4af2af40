using System.Globalization;
using System.Text.Json;

namespace Nashra.ForYou.Evaluation;

/// <summary>An article as news.tsv tells of it. Without a time of publication it counts as new when the log first shows it.</summary>
internal sealed record MindArticle(string Id, long SectionId, long[] TopicIds, DateTimeOffset? PublishedAt, ArticleWords Words);

/// <summary>
/// Reads news.tsv of a MIND log: id, section, subsection, headline, opening, address (or time of publication),
/// entities of the headline, entities of the opening (JSON with WikidataId); tab-separated, UTF-8.
/// </summary>
internal sealed class MindNews
{
    private const int LeastColumns = 5;
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<MindArticle> articles = [];
    private readonly Names sections = new();
    private readonly Names topics = new();

    public IReadOnlyList<MindArticle> Articles => articles;

    public Names Sections => sections;

    public Names Topics => topics;

    public static MindNews Read(string path)
    {
        var news = new MindNews();
        foreach (var line in LogLine.ReadAll(path))
        {
            news.Add(line);
        }

        return news;
    }

    /// <summary>The article's place in <see cref="Articles"/>.</summary>
    public int IndexOf(string id, LogLine line) =>
        Find(id) ?? throw line.Malformed($"article {id} is not in the news file");

    public int? Find(string id) => indexes.TryGetValue(id, out var index) ? index : null;

    /// <summary>How many of the articles were out by then, if they were added in the order of their publication.</summary>
    public int PublishedBy(DateTimeOffset moment)
    {
        var (from, to) = (0, articles.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = articles[middle].PublishedAt <= moment ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>Says false if the article is already here.</summary>
    public bool Add(MindArticle article)
    {
        if (!indexes.TryAdd(article.Id, articles.Count))
        {
            return false;
        }

        articles.Add(article);
        return true;
    }

    private void Add(LogLine line)
    {
        var columns = line.Text.Split('\t');
        if (columns.Length < LeastColumns)
        {
            throw line.Malformed($"expected at least {LeastColumns} columns, found {columns.Length}");
        }

        var topicIds = new SortedSet<long>(columns.Skip(6).Take(2).SelectMany(cell => Entities(cell, line)));
        if (columns[2].Length > 0)
        {
            topicIds.Add(topics.IdOf(columns[2]));
        }

        if (!Add(new MindArticle(columns[0], sections.IdOf(columns[1]), [.. topicIds], TimeIn(columns.ElementAtOrDefault(5)), ArticleWords.Of(columns[3], columns[4]))))
        {
            throw line.Malformed($"article {columns[0]} stands twice");
        }
    }

    private IEnumerable<long> Entities(string cell, LogLine line)
    {
        if (cell is "" or "[]")
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(cell);
            return [.. json.RootElement.EnumerateArray().Select(entity => topics.IdOf(entity.GetProperty("WikidataId").GetString() ?? ""))];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw line.Malformed($"entities are not a JSON array of objects with WikidataId: {fault.Message}");
        }
    }

    private static DateTimeOffset? TimeIn(string? cell) =>
        DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

/// <summary>Numbers for names, in the order of their first appearance; from 1.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, long> ids = new(StringComparer.Ordinal);

    public long IdOf(string name)
    {
        if (!ids.TryGetValue(name, out var id))
        {
            ids[name] = id = ids.Count + 1;
        }

        return id;
    }
}
