using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nashra.Database;
using Nashra.Mail;

namespace Nashra.Platform.Post;

/// <summary>A private key that signs the letters of one domain, under the selector at which the DNS holds its public half.</summary>
public sealed class MailKey
{
    private MailKey()
    {
    }

    public string Domain { get; private set; } = "";

    public string Selector { get; private set; } = "";

    public string Pem { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static MailKey Of(string domain, string selector, string pem, DateTimeOffset now) =>
        new() { Domain = domain, Selector = selector, Pem = pem, CreatedAt = now };

    private sealed class Storage : IEntityTypeConfiguration<MailKey>
    {
        public void Configure(EntityTypeBuilder<MailKey> key)
        {
            key.HasKey(k => new { k.Domain, k.Selector });
            key.Property(k => k.Domain).HasMaxLength(253);
            key.Property(k => k.Selector).HasMaxLength(63);
        }
    }
}

/// <summary>The pens: a composer that signs with every key of a domain.</summary>
public sealed class MailKeys
{
    private readonly Lock guard = new();
    private (string Signature, MessageComposer Composer) last = ("", new MessageComposer());

    /// <summary>Signs as the database's keys say now; keys are read and imported once, until they change.</summary>
    public async Task<MessageComposer> ComposerAsync(NewsDb db, string domain, CancellationToken cancel)
    {
        var keys = await db.Set<MailKey>().AsNoTracking().Where(k => k.Domain == domain).OrderBy(k => k.Selector).ToListAsync(cancel);
        var signature = string.Join('\n', keys.Select(key => $"{key.Domain} {key.Selector} {key.Pem}"));
        lock (guard)
        {
            if (last.Signature != signature)
            {
                last = (signature, new MessageComposer([.. keys.Select(key => new DkimSigner(key.Domain, key.Selector, DkimKey.FromPem(key.Pem)))]));
            }

            return last.Composer;
        }
    }
}
