using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nashra.Newsroom.Letters;
using Nashra.Newsroom.Staff;

namespace Nashra.Newsroom;

public static class NewsroomRegistration
{
    public static void AddNewsroom(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IPasswordHasher<StaffMember>, PasswordHasher<StaffMember>>();
        services.AddSingleton<SecondFactorKeys>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<StaffAttempts>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped<StaffVisit>();
        services.AddScoped<StaffDoor>();
        services.AddScoped<KnownNames>();
        services.AddScoped<ArticleDesk>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<DueArticles>();
        services.AddHostedService<DueTick>();
        // Afterwards: Razor Pages begins its conventions anew when it is added.
        services.PostConfigure<RazorPagesOptions>(options =>
        {
            options.Conventions.AddPageRoute("/Newsroom/Editor", "/newsroom/new");
            options.Conventions.AddFolderApplicationModelConvention("/Newsroom", page => page.Filters.Add(new ServiceFilterAttribute(typeof(StaffDoor))));
        });
    }
}
