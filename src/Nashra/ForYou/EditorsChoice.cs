namespace Nashra.ForYou;

/// <summary>What the editors put at the head of the front page, the lead first. The front page stands to the right of here, so it hands this in.</summary>
public delegate Task<IReadOnlyList<long>> EditorsChoice(CancellationToken cancel);
