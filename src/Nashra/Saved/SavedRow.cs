namespace Nashra.Saved;

/// <summary>An item of the list with the addresses to which its forms return.</summary>
public sealed record SavedRow(SavedItem Item, bool IsGuest, string Here, string AfterRemoving);
