using Nashra.Localization;

namespace Nashra.ForYou.Evaluation;

/// <summary>What a log did not tell, and was measured without.</summary>
public sealed class LogGaps
{
    /// <summary>Articles that were shown or read and do not stand in the news file: ranked by when they came and how they were read alone.</summary>
    public int UnknownArticles { get; set; }

    /// <summary>Lines of the news file about an article that stood in it before: the first one counts.</summary>
    public int RepeatedArticles { get; set; }

    /// <summary>Lines of the news file whose entities are no JSON array.</summary>
    public int UnreadEntities { get; set; }

    /// <summary>Entries of the sixth column that are not section:NAME or topic:NAME.</summary>
    public int UnreadFollows { get; set; }

    public IEnumerable<string> In(Phrases say) =>
        from gap in new[] { ("for_you.log.unknown_articles", UnknownArticles), ("for_you.log.repeated_articles", RepeatedArticles), ("for_you.log.unread_entities", UnreadEntities), ("for_you.log.unread_follows", UnreadFollows) }
        where gap.Item2 > 0
        select say.Count(gap.Item1, gap.Item2);
}
