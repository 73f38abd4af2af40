using System.Runtime.CompilerServices;
using System.Text;
using Nashra.Mail.Reading.Mime;
using Nashra.Newsletters.Composing;

namespace Nashra.Admin.Mail;

/// <summary>Whether each newsletter's last letter is small enough to be shown whole, and can be left from its header, its page and its text.</summary>
internal sealed class LetterCheckup(LastLetters letters)
{
    private const int MostOctets = 100 * 1024; // the largest provider cuts at about 102 KB
    private const string OneClick = "List-Unsubscribe=One-Click"; // RFC 8058, 3.1

    public async IAsyncEnumerable<Finding> LookAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (newsletter, octets) in letters.AllAsync(cancel))
        {
            var mail = MimeReader.Read(octets);
            var (html, text) = (TextOf(mail, "text/html"), TextOf(mail, "text/plain"));
            var size = Encoding.UTF8.GetByteCount(html);
            yield return size > MostOctets ? Finding.Broken("admin.mail.letter_big", newsletter, size / 1024)
                : !CanBeLeft(mail, html, text) ? Finding.Broken("admin.mail.letter_no_leave", newsletter)
                : Finding.Fine("admin.mail.letter", newsletter, (size + 1023) / 1024);
        }
    }

    private static string TextOf(MailPart mail, string mediaType) => mail.Walk().FirstOrDefault(part => part.MediaType == mediaType)?.Text() ?? "";

    private static bool CanBeLeft(MailPart mail, string html, string text)
    {
        var leave = (mail.Headers["List-Unsubscribe"] ?? "").Split(',')[0].Trim().Trim('<', '>');
        return leave.Length > 0
            && mail.Headers["List-Unsubscribe-Post"] == OneClick
            && html.Contains($"href=\"{leave}\"", StringComparison.Ordinal)
            && text.Contains(leave, StringComparison.Ordinal);
    }
}
