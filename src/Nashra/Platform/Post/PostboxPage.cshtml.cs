using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nashra.Platform.Post;

/// <summary>Every mail that a developer's newspaper has sent. On a public machine there is no such page.</summary>
public sealed class PostboxPage(Postbox postbox, Installation installation) : PageModel
{
    public IReadOnlyList<PostboxMail> Mails { get; private set; } = [];

    public PostboxMail? Mail { get; private set; }

    public bool HasHtml { get; private set; }

    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        if (!installation.IsDevelopment)
        {
            return NotFound();
        }

        if (id is null)
        {
            Mails = [.. postbox.Latest(PostboxEndpoints.MostListed)];
            return Page();
        }

        if (await postbox.FindAsync(id, cancel) is not { } mail)
        {
            return NotFound();
        }

        Mail = Postbox.Describe(id, mail);
        HasHtml = Postbox.Alternative(mail, "text/html") is not null;
        Text = Postbox.Alternative(mail, "text/plain") ?? "";
        return Page();
    }
}
