namespace Nashra.Newsletters;

/// <summary>One reader's own list: articles published after a moment, best first, each with its reason in plain words.</summary>
/// <param name="readerId">Null for an address without an account.</param>
/// <param name="since">Older articles are no news to this reader.</param>
/// <param name="count">At most so many.</param>
/// <param name="cancel">Stops the choosing.</param>
public delegate Task<IReadOnlyList<PersonalItem>> PersonalChoice(long? readerId, DateTimeOffset since, int count, CancellationToken cancel);

/// <summary>An article and why this reader gets it; stored with the copy before it is first offered.</summary>
public sealed record PersonalItem(long ArticleId, string Reason);
