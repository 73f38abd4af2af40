namespace Nashra.Layout;

/// <summary>One page of a list: what stands on it, and whether another follows.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Number, bool HasNext)
{
    /// <summary>Beyond this no reader turns pages; the search finds what is older.</summary>
    public const int Last = 500;

    /// <summary>From one item more than fits, which says whether another page follows.</summary>
    public static Paged<T> Of(List<T> itemsAndOneMore, int size, int number) =>
        new(itemsAndOneMore.Count > size ? itemsAndOneMore[..size] : itemsAndOneMore, number, itemsAndOneMore.Count > size && number < Last);

    public static int Clamp(int? number) => Math.Clamp(number ?? 1, 1, Last);
}

/// <summary>The links below a list; <paramref name="Address"/> is its path and query without the page.</summary>
public sealed record PagerLinks(string Address, int Number, bool HasNext)
{
    public string? Previous => Number > 1 ? At(Number - 1) : null;

    public string? Next => HasNext ? At(Number + 1) : null;

    private string At(int number) => number == 1
        ? Address
        : FormattableString.Invariant($"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={number}");
}
