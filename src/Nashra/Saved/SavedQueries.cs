using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>The words for asking after what readers keep. They combine.</summary>
public static class SavedQueries
{
    extension(NewsDb db)
    {
        public DbSet<SavedArticle> SavedArticles => db.Set<SavedArticle>();

        public DbSet<SavedWord> SavedWords => db.Set<SavedWord>();

        public DbSet<SavedVersion> SavedVersions => db.Set<SavedVersion>();

        public DbSet<SavedLabel> SavedLabels => db.Set<SavedLabel>();

        public DbSet<SavedLabelling> SavedLabellings => db.Set<SavedLabelling>();

        public DbSet<SavedNote> SavedNotes => db.Set<SavedNote>();

        public DbSet<SavedAct> SavedActs => db.Set<SavedAct>();

        public DbSet<SavedLink> SavedLinks => db.Set<SavedLink>();

        public DbSet<SavedLinkWord> SavedLinkWords => db.Set<SavedLinkWord>();
    }

    extension(IQueryable<SavedArticle> saved)
    {
        /// <summary>What a reader keeps; what was let go of lies apart.</summary>
        public IQueryable<SavedArticle> Of(long readerId) => saved.Where(s => s.ReaderId == readerId && s.Place != SavedPlace.Removed);

        public IQueryable<SavedArticle> Of(long readerId, SavedTab tab) => tab switch
        {
            SavedTab.Unread => saved.Where(s => s.ReaderId == readerId && s.Place == SavedPlace.Unread),
            SavedTab.Read => saved.Where(s => s.ReaderId == readerId && s.Place == SavedPlace.Read),
            SavedTab.Archive => saved.Where(s => s.ReaderId == readerId && s.Place == SavedPlace.Archive),
            SavedTab.Removed => saved.Where(s => s.ReaderId == readerId && s.Place == SavedPlace.Removed),
            _ => saved.Of(readerId),
        };

        public IQueryable<SavedArticle> Under(NewsDb db, long? labelId)
        {
            var borne = db.SavedLabellings;
            return labelId is null ? saved : saved.Where(s => borne.Any(on => on.LabelId == labelId && on.ArticleId == s.ArticleId && on.ReaderId == s.ReaderId));
        }

        // The article breaks ties, so paging never repeats or skips one.
        public IQueryable<SavedArticle> InOrder(SavedOrder order) => order switch
        {
            SavedOrder.OldestFirst => saved.OrderBy(s => s.SavedAt).ThenBy(s => s.ArticleId),
            SavedOrder.LastOpened => saved.Where(s => s.PositionAt != null).OrderByDescending(s => s.PositionAt).ThenByDescending(s => s.ArticleId),
            _ => saved.OrderByDescending(s => s.SavedAt).ThenByDescending(s => s.ArticleId),
        };
    }
}

public enum SavedTab
{
    Unread,
    Read,
    Archive,
    All,
    Removed,
}

public enum SavedOrder
{
    NewestFirst,
    OldestFirst,

    /// <summary>What was begun and where reading stopped last.</summary>
    LastOpened,
}

/// <summary>What a reader asks of her saved articles.</summary>
public sealed record SavedFilter(SavedTab Tab, SavedOrder Order = SavedOrder.NewestFirst, string? Query = null, long? LabelId = null);
