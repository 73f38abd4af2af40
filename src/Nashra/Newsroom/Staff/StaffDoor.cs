using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Newsroom.Staff;

/// <summary>Stands before every page of the newsroom: nobody gets further than their sign-in has come, and nothing is kept by a cache.</summary>
internal sealed class StaffDoor(StaffSessions sessions, StaffVisit visit, NewsDb db, TimeProvider clock) : IAsyncAuthorizationFilter
{
    public const string SignIn = "/newsroom/sign-in";
    public const string Code = "/newsroom/sign-in/code";
    public const string Enrolment = "/newsroom/sign-in/second-factor";

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var needs = http.GetEndpoint()?.Metadata.GetMetadata<DoorAttribute>()?.Needs ?? DoorNeeds.SecondFactor;
        var session = await sessions.FindAsync(http.RequestAborted);
        if (session is not null)
        {
            visit.Begins(session);
            session.SeenAt(clock.GetUtcNow());
            await db.SaveChangesAsync(http.RequestAborted);
        }

        context.Result = Answer(needs, session, http.Request);
    }

    private static IActionResult? Answer(DoorNeeds needs, StaffSession? session, HttpRequest request) => (needs, session) switch
    {
        (DoorNeeds.Nothing, _) => null,
        (_, null) => new SeeOther(SignIn + (HttpMethods.IsGet(request.Method) ? QueryString.Create("back", request.Path + request.QueryString.Value).Value : "")),
        (DoorNeeds.Password, { IsComplete: false }) => null,
        (DoorNeeds.Password, _) => new SeeOther("/newsroom"),
        (_, { IsComplete: false }) => new SeeOther(session.Member.HasSecondFactor ? Code : Enrolment),
        (DoorNeeds.Administrator, { Member.IsAdministrator: false }) => new StatusCodeResult(StatusCodes.Status403Forbidden),
        _ => null,
    };
}

/// <summary>On a page of the newsroom that opens to more, or to fewer, than the signed-in staff.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DoorAttribute(DoorNeeds needs) : Attribute
{
    public DoorNeeds Needs => needs;
}

public enum DoorNeeds
{
    Nothing,
    Password,
    SecondFactor,
    Administrator,
}

/// <summary>Whom the door has let in.</summary>
public sealed class StaffVisit
{
    public StaffSession? Session { get; private set; }

    /// <summary>Of a page that needs a sign-in.</summary>
    public StaffMember Member => Session?.Member ?? throw new InvalidOperationException("Nobody is signed in.");

    internal void Begins(StaffSession session) => Session = session;
}
