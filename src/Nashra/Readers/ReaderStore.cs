using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;

namespace Nashra.Readers;

/// <summary>What the framework keeps of accounts, in tables named as this newspaper names them; secrets of second factors are sealed.</summary>
internal sealed class ReaderStore(NewsDb db, IDataProtectionProvider protection)
    : UserOnlyStore<Reader, NewsDb, long, ReaderClaim, ReaderLogin, ReaderToken, ReaderPasskey>(db)
{
    private readonly IDataProtector seal = protection.CreateProtector("reader tokens");

    public override Task SetTokenAsync(Reader user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : seal.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(Reader user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? seal.Unprotect(value) : null;
}

public sealed class ReaderClaim : IdentityUserClaim<long>
{
    private sealed class Storage : IEntityTypeConfiguration<ReaderClaim>
    {
        public void Configure(EntityTypeBuilder<ReaderClaim> claim) =>
            claim.HasOne<Reader>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A sign-in through a directory elsewhere.</summary>
public sealed class ReaderLogin : IdentityUserLogin<long>
{
    private sealed class Storage : IEntityTypeConfiguration<ReaderLogin>
    {
        public void Configure(EntityTypeBuilder<ReaderLogin> login)
        {
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasMaxLength(128);
            login.Property(l => l.ProviderKey).HasMaxLength(256);
            login.HasOne<Reader>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The secret of a second factor and its recovery codes.</summary>
public sealed class ReaderToken : IdentityUserToken<long>
{
    private sealed class Storage : IEntityTypeConfiguration<ReaderToken>
    {
        public void Configure(EntityTypeBuilder<ReaderToken> token)
        {
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
            token.HasOne<Reader>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A passkey's public half (W3C Web Authentication, "credential record").</summary>
public sealed class ReaderPasskey : IdentityUserPasskey<long>
{
    private sealed class Storage : IEntityTypeConfiguration<ReaderPasskey>
    {
        public void Configure(EntityTypeBuilder<ReaderPasskey> passkey)
        {
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasOne<Reader>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
