using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>The sections, and the topics most written about, that a new reader may choose from. Counted again when the paper has changed.</summary>
public sealed class InterestChoice(IServiceScopeFactory scopes, LatestChange latest)
{
    private const int MostTopics = 24;
    private Counted? counted;

    public async Task<IReadOnlyList<Interest>> ListAsync(CancellationToken cancel)
    {
        var seq = latest.Seq;
        if (Volatile.Read(ref counted) is not { } known || known.Seq != seq)
        {
            await using var scope = scopes.CreateAsyncScope();
            known = new Counted(seq, await CountAsync(scope.ServiceProvider.GetRequiredService<NewsDb>(), cancel));
            Volatile.Write(ref counted, known);
        }

        return known.Interests;
    }

    private static async Task<IReadOnlyList<Interest>> CountAsync(NewsDb db, CancellationToken cancel)
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

    private sealed record Counted(long Seq, IReadOnlyList<Interest> Interests);
}

/// <summary>Something to follow from the first day on.</summary>
public sealed record Interest(string Kind, long Id, string Name)
{
    /// <summary>As the form sends it and the shelf writes it.</summary>
    public string Value => $"{Kind}_{ShortId.From(Id)}";
}
