using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nashra.Platform.Keys;

namespace Nashra.Tests.Readers;

public sealed class KeyRingTests
{
    [Theory, EveryDatabase]
    public async Task The_key_ring_lies_in_the_database_and_opens_only_with_the_key_file(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var seal = paper.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a test");
        var sealedText = seal.Protect("سر");

        var xml = await paper.InDatabaseAsync(db => db.Set<DataProtectionKey>().Select(key => key.Xml).SingleAsync());

        xml.ShouldContain("wrapped");
        xml.ShouldNotContain("masterKey");
        seal.Unprotect(sealedText).ShouldBe("سر");
        var file = paper.Installation.FilePath("keys", "master.key");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        new KeyFile(paper.Installation).Hash("a", "b").ShouldBe(paper.Services.GetRequiredService<KeyFile>().Hash("a", "b"));
        paper.Services.GetRequiredService<KeyFile>().Hash("a", "b").ShouldNotBe(paper.Services.GetRequiredService<KeyFile>().Hash("c", "b"));
    }
}
