using Nashra.Platform;
using Nashra.Readers;

namespace Nashra.Saved;

public static class SavedRegistration
{
    public static void AddSaved(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SavedShelf>();
        services.AddScoped<SavedIndex>();
        services.AddScoped<SavedVersions>();
        services.AddScoped<SavedMarks>();
        services.AddScoped<SavedItems>();
        services.AddScoped<SavedList>();
        services.AddScoped<SavedLabels>();
        services.AddScoped<SavedNotes>();
        services.AddScoped<SavedActs>();
        services.AddScoped<SavedExport>();
        services.AddScoped<SavedBook>();
        services.AddScoped<SavedLinks>();
        services.AddScoped<OwnAddresses>();
        services.AddScoped<SavedImport>();
        services.AddScoped<SavedFollower>();
        services.AddScoped<IAdoptsGuestState, AdoptedSaves>();
        services.AddScoped<IKeepsReaderData, KeptSaves>();
        services.AddSingleton(new AccountPanel("saved", "layout.saved", nameof(SavedPanel), Position: 20));
    }
}
