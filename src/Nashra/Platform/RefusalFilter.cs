using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nashra.Platform;

/// <summary>A refused rule becomes a message on the page that asked, with what was typed still in its fields.</summary>
public sealed class RefusalFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (context.Exception is RefusedException refused && !context.ExceptionHandled && context.HandlerInstance is PageModel page)
        {
            context.ExceptionHandled = true;
            context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            page.ViewData[Refusal.Key] = new Refusal(refused.MessageKey, [.. refused.Arguments]);
            context.Result = new PageResult { Page = null!, ViewData = page.ViewData };
        }
    }
}

/// <summary>What a page shows when a rule was refused; the layout says it in the publication's language.</summary>
public sealed record Refusal(string MessageKey, object[] Arguments)
{
    public const string Key = "Refusal";
}
