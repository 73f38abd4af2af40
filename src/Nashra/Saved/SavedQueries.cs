using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>The words for asking after what readers keep. They combine.</summary>
public static class SavedQueries
{
    private const int MostWords = 12;

    extension(NewsDb db)
    {
        public DbSet<SavedArticle> SavedArticles => db.Set<SavedArticle>();

        public DbSet<SavedWord> SavedWords => db.Set<SavedWord>();
    }

    extension(IQueryable<SavedArticle> saved)
    {
        public IQueryable<SavedArticle> Of(long readerId) => saved.Where(s => s.ReaderId == readerId);

        public IQueryable<SavedArticle> In(SavedTab tab) => tab switch
        {
            SavedTab.Unread => saved.Where(s => s.ReadAt == null),
            SavedTab.Read => saved.Where(s => s.ReadAt != null),
            _ => saved,
        };

        /// <summary>Those that hold every telling word of the query, in whatever form.</summary>
        public IQueryable<SavedArticle> WithWords(NewsDb db, string? query)
        {
            var words = db.SavedWords;
            return SavedIndex.WordsOf(query ?? "").Take(MostWords)
                .Aggregate(saved, (found, wanted) => found.Where(s => words.Any(word => word.Word == wanted && word.ArticleId == s.ArticleId)));
        }

        // The article breaks ties, so paging never repeats or skips one.
        public IQueryable<SavedArticle> InOrder(SavedOrder order) => order == SavedOrder.OldestFirst
            ? saved.OrderBy(s => s.SavedAt).ThenBy(s => s.ArticleId)
            : saved.OrderByDescending(s => s.SavedAt).ThenByDescending(s => s.ArticleId);
    }
}

public enum SavedTab
{
    Unread,
    Read,
    All,
}

public enum SavedOrder
{
    NewestFirst,
    OldestFirst,
}
