namespace Nashra.Newsletters;

/// <summary>One reader's own list for a personal newsletter or a reminder: best first, each with its reason in plain words.</summary>
/// <param name="newsletter">What kind of list, and how long.</param>
/// <param name="readerId">Null for an address without an account.</param>
/// <param name="cancel">Stops the choosing.</param>
public delegate Task<IReadOnlyList<PersonalItem>> PersonalChoice(Newsletter newsletter, long? readerId, CancellationToken cancel);

/// <summary>An article and why this reader gets it; stored with the copy before it is first offered.</summary>
public sealed record PersonalItem(long ArticleId, string Reason);
