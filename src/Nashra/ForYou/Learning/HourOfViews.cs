using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>How often an article was opened in one hour, by whomever.</summary>
/// <param name="ArticleId">Which.</param>
/// <param name="Hour">Hours since 1970, UTC.</param>
/// <param name="Views">How often.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourOfViews(long ArticleId, long Hour, long Views);

/// <summary>The openings since an hour, those that count visitors too. The front page keeps them and stands to the right of here, so it hands this in.</summary>
public delegate Task<IReadOnlyList<HourOfViews>> CountsViews(long sinceHour, CancellationToken cancel);
