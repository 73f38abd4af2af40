using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nashra.Newsletters.Pages;

/// <summary>The answer from the reader's own inbox. Opening it changes nothing, for machines open links; the button subscribes.</summary>
public sealed class ConfirmPage(SigningUp signingUp) : PageModel
{
    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>Null when the link is too old, or nobody's.</summary>
    public IReadOnlyList<Newsletter>? Asked { get; private set; }

    public bool IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MailPages.KeepPrivate(Response);
        Asked = await signingUp.QuestionAsync(Token, cancel);
    }

    public async Task OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        await signingUp.ConfirmAsync(Token, cancel);
        IsDone = true;
    }
}
