using Nashra.Platform;

namespace Nashra.Readers;

/// <summary>
/// What a visitor without an account saved and followed on this device: short ids in one first-party cookie, newest
/// first. Only the forms that save and follow, the saved page and sign-up read it; whatever is not ours in it is ignored.
/// </summary>
public sealed record GuestShelf
{
    public const string Cookie = "guest";

    /// <summary>Characters of the cookie's value.</summary>
    public const int MaxLength = 3000;

    private const string Version = "1";
    private const char Part = '-';
    private const char Item = '.';
    private const char Of = '_';
    private const int LongestKind = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(390);

    private GuestShelf(IReadOnlyList<long> saved, IReadOnlyList<Followed> follows) => (Saved, Follows) = (saved, follows);

    public static GuestShelf Empty { get; } = new([], []);

    /// <summary>Articles, the last saved first.</summary>
    public IReadOnlyList<long> Saved { get; }

    public IReadOnlyList<Followed> Follows { get; }

    public bool IsEmpty => Saved.Count == 0 && Follows.Count == 0;

    public static GuestShelf Read(HttpRequest request) => Parse(request.Cookies[Cookie]);

    /// <summary>From what <see cref="ToString"/> wrote; anything else, whole or in part, counts for nothing.</summary>
    public static GuestShelf Parse(string? text)
    {
        if (text is null or { Length: > MaxLength } || text.Split(Part) is not [Version, var saved, var follows])
        {
            return Empty;
        }

        return new GuestShelf(
            [.. Items(saved).Select(IdFrom).OfType<long>().Distinct()],
            [.. Items(follows).Select(FollowedFrom).OfType<Followed>().Distinct()]);
    }

    /// <exception cref="RefusedException">The device's shelf is full.</exception>
    public GuestShelf WithSaved(long articleId) => Fitting(new GuestShelf([articleId, .. Saved.Where(id => id != articleId)], Follows));

    public GuestShelf WithoutSaved(long articleId) => new([.. Saved.Where(id => id != articleId)], Follows);

    /// <param name="kind">Small Latin letters, such as <c>section</c>, <c>topic</c> or <c>author</c>.</param>
    /// <param name="id">The number of what is followed.</param>
    /// <exception cref="RefusedException">The device's shelf is full.</exception>
    public GuestShelf WithFollow(string kind, long id)
    {
        var followed = new Followed(kind, id);
        ArgumentOutOfRangeException.ThrowIfNotEqual(IsKind(kind), true, nameof(kind));
        return Fitting(new GuestShelf(Saved, [followed, .. Follows.Where(other => other != followed)]));
    }

    public GuestShelf WithoutFollow(string kind, long id) => new(Saved, [.. Follows.Where(other => other != new Followed(kind, id))]);

    /// <summary>Keeps the shelf on the visitor's device; an empty one leaves no cookie behind.</summary>
    public void WriteTo(HttpResponse response)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = response.HttpContext.Request.IsHttps, Path = "/", IsEssential = true };
        if (IsEmpty)
        {
            response.Cookies.Delete(Cookie, options);
        }
        else
        {
            options.MaxAge = Kept;
            response.Cookies.Append(Cookie, ToString(), options);
        }
    }

    public override string ToString() => string.Join(
        Part,
        Version,
        string.Join(Item, Saved.Select(ShortId.From)),
        string.Join(Item, Follows.Select(followed => $"{followed.Kind}{Of}{ShortId.From(followed.Id)}")));

    private static GuestShelf Fitting(GuestShelf shelf) =>
        shelf.ToString().Length <= MaxLength ? shelf : throw new RefusedException("readers.shelf_full");

    private static string[] Items(string part) => part.Split(Item, StringSplitOptions.RemoveEmptyEntries);

    private static long? IdFrom(string text) => ShortId.TryParse(text, out var id) && id > 0 ? id : null;

    private static Followed? FollowedFrom(string text) =>
        text.Split(Of) is [var kind, var id] && IsKind(kind) && IdFrom(id) is { } number ? new Followed(kind, number) : null;

    private static bool IsKind(string kind) => kind.Length is > 0 and <= LongestKind && kind.All(char.IsAsciiLetterLower);
}

/// <summary>Something followed: what it is, and its number.</summary>
public sealed record Followed(string Kind, long Id);
