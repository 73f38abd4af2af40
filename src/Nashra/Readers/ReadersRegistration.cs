using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Nashra.Platform;
using Nashra.Readers.Directories;

namespace Nashra.Readers;

public static class ReadersRegistration
{
    public static void AddReaders(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<Reader>, PasswordHasher<Reader>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000); // OWASP, PBKDF2-HMAC-SHA512
        services.AddIdentityCore<Reader>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddUserStore<ReaderStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<Reader>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasskeyHandler<Reader>, PasskeyHandler<Reader>>();
        services.AddAuthentication(ReaderSession.Scheme).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(ReaderSession.Scheme, null);
        services.AddLogging(log => log.AddFilter(typeof(SessionAuthentication).FullName, LogLevel.Warning)); // a visitor at a reader's page is no event
        services.AddAuthorization();
        services.AddRateLimiter(EntranceLimits.Configure);
        services.AddSingleton<RecentSessions>();
        services.AddSingleton<ReaderPasswords>();
        services.AddScoped<Sessions>();
        services.AddScoped<Attempts>();
        services.AddScoped<AccessKeys>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<AddressProofs>();
        services.AddScoped<Joining>();
        services.AddScoped<SigningIn>();
        services.AddScoped<Arrival>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasskeyCeremony>();
        services.AddSingleton<InterestChoice>();
        services.AddScoped<IKeepsReaderData, ProfileData>();
        if (DirectorySettings.Read(Environment.GetEnvironmentVariable) is { } directory)
        {
            services.AddDirectory(directory);
        }
    }
}
