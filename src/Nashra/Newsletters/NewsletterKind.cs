namespace Nashra.Newsletters;

/// <summary>The numbers are stored.</summary>
public enum NewsletterKind
{
    /// <summary>An editor composes it.</summary>
    Written = 1,

    /// <summary>Articles chosen by rule, each day or each week.</summary>
    Automatic = 2,

    /// <summary>A section's week.</summary>
    Weekly = 3,

    /// <summary>One article, at once, when an editor says so.</summary>
    Alert = 4,

    /// <summary>Each reader's own list, at the reader's own hour.</summary>
    Personal = 5,

    /// <summary>What is saved and unread.</summary>
    Reminder = 6,
}

/// <summary>By what its articles are chosen. The numbers are stored.</summary>
public enum NewsletterRule
{
    Newest = 1,

    /// <summary>What readers opened most.</summary>
    MostRead = 2,

    /// <summary>Of an alert: to those who follow a story of the article, when it is published.</summary>
    FollowedStory = 3,
}

/// <summary>By whose clock the hour is told. The numbers are stored.</summary>
public enum NewsletterClock
{
    Paper = 1,

    /// <summary>The reader's own time zone, where it is known; else the paper's.</summary>
    Reader = 2,
}

/// <summary>How its articles are set. The numbers are stored.</summary>
public enum NewsletterTemplate
{
    /// <summary>Headline, standfirst, reading time.</summary>
    Full = 1,

    /// <summary>Headlines alone: a list to skim.</summary>
    Headlines = 2,
}
