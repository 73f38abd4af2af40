namespace Nashra.Newsletters.Pages;

/// <summary>What pages behind a link in a mail have in common: nobody keeps them, and the link goes nowhere else.</summary>
internal static class MailPages
{
    public static void KeepPrivate(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
