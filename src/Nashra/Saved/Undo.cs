using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>Where articles lay before they were put elsewhere, in an address: pressing «تراجع» puts them back.</summary>
public static class Undo
{
    private const char Between = '-';
    private const char Of = '.';

    public static string Token(IEnumerable<(long ArticleId, SavedPlace Place)> before) =>
        string.Join(Between, before.Select(one => FormattableString.Invariant($"{ShortId.From(one.ArticleId)}{Of}{(int)one.Place}")));

    /// <summary>What is not of this form counts for nothing.</summary>
    public static ILookup<SavedPlace, long> Read(string? token) => (token ?? "").Split(Between).Take(SavedList.Size)
        .Select(part => part.Split(Of) is [var id, [>= '0' and <= '3'] place] && ShortId.TryParse(id, out var number) ? (number, (SavedPlace?)(place[0] - '0')) : default)
        .Where(one => one.Item2 is not null)
        .ToLookup(one => one.Item2!.Value, one => one.number);
}
