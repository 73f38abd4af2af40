using Nashra.Following;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>What a reader can do about an item of her list, and where she stands afterwards.</summary>
public sealed record ItemControls(TailoredItem Item, string? Next)
{
    public string Id => ShortId.From(Item.Card.Id);

    public FollowTarget About => Item.About;

    public string TargetId => ShortId.From(About.Id);

    /// <summary>Back to this very item, which stays.</summary>
    public string Here => $"/for-you#a-{Id}";

    /// <summary>Back to what stands in its place when it is gone.</summary>
    public string Place => Next is null ? "/for-you" : $"/for-you#a-{Next}";

    public string AfterDismissing => Next is null ? $"/for-you?dismissed={Id}#taken-back" : $"/for-you?dismissed={Id}&before={Next}#taken-back";
}
