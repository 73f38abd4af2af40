using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Nashra.Localization;

namespace Nashra.Api;

/// <summary>What the OpenAPI document says beside what the endpoints say of themselves.</summary>
internal static class ApiDescription
{
    private const string Key = "key";

    public static Task IntroduceAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        var edition = context.ApplicationServices.CreateScope().ServiceProvider.GetRequiredService<Edition>();
        document.Info = new OpenApiInfo { Title = edition.Say.Say("api.title", edition.Paper.Name), Version = "1", Description = edition.Say["api.about"] };
        document.Servers = [new OpenApiServer { Url = edition.Site.AbsoluteUri }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = edition.Say["api.key"] },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
        return Task.CompletedTask;
    }

    /// <summary>Summaries are written as phrase keys, so that the document speaks the paper's language; the scope stands beside.</summary>
    public static Task NameScopeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var say = context.ApplicationServices.CreateScope().ServiceProvider.GetRequiredService<Edition>().Say;
        operation.Summary = operation.Summary is { } key ? say[key] : null;
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsScope>().FirstOrDefault() is { } needs)
        {
            operation.Description = say.Say("api.needs", needs.Scope.ToString().ToLowerInvariant());
        }

        return Task.CompletedTask;
    }
}
