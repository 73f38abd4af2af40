namespace Nashra.Saved;

/// <summary>An item of the list with the address to which its forms return.</summary>
public sealed record SavedRow(SavedItem Item, bool IsGuest, string Here)
{
    /// <summary>A visitor has only the article itself.</summary>
    public string Address => IsGuest ? Item.Card.Address : $"/saved/{Nashra.Platform.ShortId.From(Item.Card.Id)}/read";
}
