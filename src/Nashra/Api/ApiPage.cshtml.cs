using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Platform.Caching;
using Nashra.Readers;

namespace Nashra.Api;

/// <summary>How to use the API: what there is, read from the endpoints themselves.</summary>
[SamePageForEveryone]
public sealed class ApiPage(IApiDescriptionGroupCollectionProvider described) : PageModel
{
    public IEnumerable<IGrouping<AccessScopes, ApiLine>> Lines =>
        from action in described.ApiDescriptionGroups.Items.SelectMany(some => some.Items)
        let needs = action.ActionDescriptor.EndpointMetadata.OfType<NeedsScope>().FirstOrDefault()
        where needs is not null
        let summary = action.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>().First().Summary
        group new ApiLine(action.HttpMethod!, $"/{action.RelativePath}", summary) by needs.Scope;
}

public sealed record ApiLine(string Method, string Path, string SummaryKey);
