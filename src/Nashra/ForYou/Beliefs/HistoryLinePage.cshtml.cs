using Microsoft.AspNetCore.Mvc;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>Takes one article out of the reading history.</summary>
public sealed class HistoryLinePage(Edition edition, ReadingNotes notes) : ActPage(edition)
{
    public IActionResult OnGet() => new SeeOther("/reading");

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            return AsksForAccount();
        }

        return ShortId.TryParse(id, out var articleId)
            ? await AnswerAsync(() => ForgetAsync(readerId, articleId, cancel), WhereTheReaderWas("/reading"))
            : NotFound();
    }

    private async Task<bool> ForgetAsync(long readerId, long articleId, CancellationToken cancel)
    {
        await notes.ForgetArticleAsync(readerId, articleId, cancel);
        return false;
    }
}
