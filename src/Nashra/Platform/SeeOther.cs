using Microsoft.AspNetCore.Mvc;

namespace Nashra.Platform;

/// <summary>After a form has acted: the browser asks for a page of this site by GET, so that reloading repeats nothing.</summary>
public sealed class SeeOther(string path) : ActionResult
{
    private static readonly Uri Anywhere = new("http://localhost/");

    public string Path => Safe(path);

    /// <summary>A path on this site. «//host» and «/\host» leave it, so they are not.</summary>
    public static bool IsLocal(string address) =>
        address.StartsWith('/') && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl);

    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = Path;
    }

    /// <summary>The path as it is written into a header: resolved, for «/x/..//host» is «//host» to a browser.</summary>
    public static string Safe(string path) =>
        "/" + new Uri(Anywhere, path).GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped).TrimStart('/');
}
