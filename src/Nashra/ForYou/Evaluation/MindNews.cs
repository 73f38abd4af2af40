using System.Text.Json;

namespace Nashra.ForYou.Evaluation;

/// <summary>An article as news.tsv tells of it. Without a time of publication it counts as new when the log first shows it.</summary>
internal sealed record MindArticle(string Id, long SectionId, long[] TopicIds, DateTimeOffset? PublishedAt, ArticleWords Words);

/// <summary>
/// Reads news.tsv of a MIND log: id, section, subsection, headline, opening, address (or time of publication),
/// entities of the headline, entities of the opening (JSON with WikidataId); tab-separated, UTF-8. A line of headings is
/// passed over, and so are entities that are no such JSON.
/// </summary>
internal sealed class MindNews
{
    private const int LeastColumns = 5;
    private static readonly HashSet<string> Headings = new(["id", "newsid", "nid", "articleid", "itemid", "docid"], StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<MindArticle> articles = [];
    private readonly Names sections = new();
    private readonly Names topics = new();
    private bool isOfThisLog;

    public IReadOnlyList<MindArticle> Articles => articles;

    public static MindNews Read(string path)
    {
        var news = new MindNews();
        foreach (var line in LogLine.ReadAll(path).Where(line => !IsHeading(line)))
        {
            news.Add(line);
        }

        return news;
    }

    public LogGaps Gaps { get; } = new();

    /// <summary>Not one article that the log names stands in the file: they do not belong together.</summary>
    public bool IsOfAnotherLog => !isOfThisLog && Gaps.UnknownArticles > 0;

    /// <summary>The article's place in <see cref="Articles"/>; one of which the file says nothing gets a place all the same.</summary>
    public int IndexOf(string id)
    {
        if (Find(id) is { } index)
        {
            isOfThisLog = true;
            return index;
        }

        Gaps.UnknownArticles++;
        Add(new MindArticle(id, sections.IdOf(""), [], null, ArticleWords.Of("", "")));
        return articles.Count - 1;
    }

    /// <summary>Null when it is not section:NAME or topic:NAME.</summary>
    public Subject? FollowIn(string follow)
    {
        switch (follow.Split(':', 2))
        {
            case ["section", var name]:
                return new Subject(SubjectKind.Section, sections.IdOf(name));
            case ["topic", var name]:
                return new Subject(SubjectKind.Topic, topics.IdOf(name));
            default:
                Gaps.UnreadFollows++;
                return null;
        }
    }

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

    private static bool IsHeading(LogLine line) => line.Number == 1 && Headings.Contains(line.Columns[0].Replace("_", "", StringComparison.Ordinal).Trim());

    private void Add(LogLine line)
    {
        var columns = line.Columns;
        if (columns.Length < LeastColumns)
        {
            throw line.Malformed("for_you.log.columns", columns.Length, LeastColumns);
        }

        var topicIds = new SortedSet<long>(columns.Skip(6).Take(2).SelectMany(Entities));
        if (columns[2].Any(char.IsLetterOrDigit))
        {
            topicIds.Add(topics.IdOf(columns[2]));
        }

        if (!Add(new MindArticle(columns[0], sections.IdOf(columns[1]), [.. topicIds], LogTime.Parse(columns.ElementAtOrDefault(5)), ArticleWords.Of(columns[3], columns[4]))))
        {
            Gaps.RepeatedArticles++;
        }
    }

    private IEnumerable<long> Entities(string cell)
    {
        if (!cell.Any(char.IsLetterOrDigit))
        {
            return []; // "", "[]" or a dash
        }

        try
        {
            using var json = JsonDocument.Parse(cell);
            return [.. json.RootElement.EnumerateArray().Select(entity => topics.IdOf(entity.GetProperty("WikidataId").GetString() ?? ""))];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            Gaps.UnreadEntities++;
            return [];
        }
    }
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
