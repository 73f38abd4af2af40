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
    }

    extension(ClaimsPrincipal who)
    {
        /// <summary>The row of the device that asks.</summary>
        public long? SessionId =>
            long.TryParse(who.FindFirstValue(Sessions.SessionClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
