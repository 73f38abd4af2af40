using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Readers;

public static class ReaderQueries
{
    extension(NewsDb db)
    {
        public DbSet<Reader> Readers => db.Set<Reader>();

        public DbSet<ReaderSession> ReaderSessions => db.Set<ReaderSession>();

        public DbSet<AddressProof> AddressProofs => db.Set<AddressProof>();
    }

    extension(IQueryable<Reader> readers)
    {
        public Task<Reader?> AtAsync(EmailAddress address, CancellationToken cancel)
        {
            var key = address.Key;
            return readers.FirstOrDefaultAsync(reader => reader.NormalizedEmail == key, cancel);
        }

        /// <summary>Whether somebody is at the address, without bringing her: an answer must not take longer for who is known.</summary>
        public Task<bool> HasAsync(EmailAddress address, CancellationToken cancel)
        {
            var key = address.Key;
            return readers.AnyAsync(reader => reader.NormalizedEmail == key, cancel);
        }
    }

    extension(ClaimsPrincipal who)
    {
        /// <summary>The row of the device that asks.</summary>
        public long? SessionId =>
            long.TryParse(who.FindFirstValue(Sessions.SessionClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
