using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsroom.Staff;

public static class StaffQueries
{
    extension(NewsDb db)
    {
        public DbSet<StaffMember> Staff => db.Set<StaffMember>();
    }
}
