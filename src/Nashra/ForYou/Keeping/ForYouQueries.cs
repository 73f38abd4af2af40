using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.ForYou;

public static class ForYouQueries
{
    extension(NewsDb db)
    {
        public DbSet<Reading> Readings => db.Set<Reading>();

        public DbSet<Dismissal> Dismissals => db.Set<Dismissal>();

        public DbSet<Leaning> Leanings => db.Set<Leaning>();

        public DbSet<KeptMemory> Memories => db.Set<KeptMemory>();

        public DbSet<KeptModel> KeptModels => db.Set<KeptModel>();
    }
}
