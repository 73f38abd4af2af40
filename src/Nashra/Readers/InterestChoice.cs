using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Readers;

/// <summary>The sections, and the topics most written about, that a new reader may choose from.</summary>
public sealed class InterestChoice(NewsDb db)
{
    private const int MostTopics = 24;

    public async Task<IReadOnlyList<Interest>> ListAsync(CancellationToken cancel)
    {
        var sections = await db.Sections.AsNoTracking().OrderBy(section => section.Position).ThenBy(section => section.Id).ToListAsync(cancel);
        var often = await db.Set<ArticleTopic>().GroupBy(about => about.TopicId)
            .Select(group => new { TopicId = group.Key, Articles = group.Count() })
            .OrderByDescending(topic => topic.Articles).ThenBy(topic => topic.TopicId).Take(MostTopics)
            .Select(topic => topic.TopicId)
            .ToListAsync(cancel);
        var topics = await db.Topics.AsNoTracking().Where(topic => often.Contains(topic.Id)).ToListAsync(cancel);
        return
        [
            .. sections.Select(section => new Interest("section", section.Id, section.Name)),
            .. topics.OrderBy(topic => often.IndexOf(topic.Id)).Select(topic => new Interest("topic", topic.Id, topic.Name)),
        ];
    }
}

/// <summary>Something to follow from the first day on.</summary>
public sealed record Interest(string Kind, long Id, string Name)
{
    /// <summary>As the form sends it and the shelf writes it.</summary>
    public string Value => $"{Kind}_{Platform.ShortId.From(Id)}";
}
