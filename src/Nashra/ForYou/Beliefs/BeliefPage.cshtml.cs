using Microsoft.AspNetCore.Mvc;
using Nashra.Following;
using Nashra.Layout;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>Takes back one thing that the newspaper believes about the reader, or all that it learned from reading.</summary>
public sealed class BeliefPage(Edition edition, ReadingNotes notes) : ActPage(edition)
{
    private const string Beliefs = "/account#beliefs";

    public IActionResult OnGet() => new SeeOther(Beliefs);

    public async Task<IActionResult> OnPostAsync(string? kind, string? id, CancellationToken cancel)
    {
        if (User.ReaderId is not { } readerId)
        {
            return AsksForAccount();
        }

        if (kind is null)
        {
            return await AnswerAsync(() => ForgetAsync(notes.ForgetAsync(readerId, cancel)), WhereTheReaderWas(Beliefs));
        }

        return FollowKinds.Parse(kind) is { } what && ShortId.TryParse(id, out var targetId)
            ? await AnswerAsync(() => ForgetAsync(notes.ForgetTasteAsync(readerId, new Subject((SubjectKind)what, targetId), cancel)), WhereTheReaderWas(Beliefs))
            : NotFound();
    }

    private static async Task<bool> ForgetAsync(Task forgetting)
    {
        await forgetting;
        return false;
    }
}
