using Microsoft.AspNetCore.Mvc;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.Following;

/// <summary>Following or muting a word or a few: articles in which they stand, in whatever form, come to the tailored news or stay out of it.</summary>
public sealed class PhrasePage(Edition edition, Wishes wishes) : ActPage(edition)
{
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>The button pressed: to follow, or «mute».</summary>
    [BindProperty]
    public string? Way { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            return AsksForAccount();
        }

        return await AnswerAsync(
            async () =>
            {
                await (Way == "mute" ? wishes.MutePhraseAsync(readerId, Words, cancel) : wishes.FollowPhraseAsync(readerId, Words, cancel));
                return true;
            },
            WhereTheReaderWas("/for-you"));
    }
}
