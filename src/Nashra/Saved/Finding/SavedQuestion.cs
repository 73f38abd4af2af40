using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Saved;

/// <summary>
/// Finds saved articles by their words and by what their reader wrote on them: those that hold the very words first, then those that hold their relatives, each
/// newest first. The rarest word leads; when all are common, the list itself is walked and soon yields a page.
/// </summary>
internal sealed class SavedQuestion(NewsDb db, string scope, IReadOnlyList<AskedWord> words, OwnWords own)
{
    // Up to here the rows of the rarest word are fewer steps than a walk along the list may take.
    private const int Rare = 20_000;

    public async Task<List<long>> FindAsync(int skip, int take, CancellationToken cancel)
    {
        long[] exact = [.. words.Select(word => word.Form).Distinct()];
        long[] wanted = [.. words.Select(word => word.Wanted).Distinct()];
        var found = await TierAsync(exact, [], skip, take, cancel);
        if (found.Count == take || exact.SequenceEqual(wanted))
        {
            return found;
        }

        var before = skip == 0 || found.Count > 0 ? skip + found.Count : await CountAsync(exact, cancel);
        found.AddRange(await TierAsync(wanted, exact, Math.Max(0, skip - before), take - found.Count, cancel));
        return found;
    }

    private async Task<List<long>> TierAsync(long[] all, long[] butNotAll, int skip, int take, CancellationToken cancel)
    {
        var sql = await HoldingAsync("s.article_id AS \"Value\"", all, cancel);
        if (butNotAll.Length > 0)
        {
            sql.Append(" AND NOT (").AppendJoin(" AND ", butNotAll.Select(Holds)).Append(')');
        }

        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY s.saved_at DESC, s.article_id DESC LIMIT {take} OFFSET {skip}");
        return await db.Database.SqlQueryRaw<long>(sql.ToString()).ToListAsync(cancel);
    }

    private async Task<int> CountAsync(long[] all, CancellationToken cancel)
    {
        var sql = await HoldingAsync("count(*) AS \"Value\"", all, cancel);
        return (int)(await db.Database.SqlQueryRaw<long>(sql.ToString()).ToListAsync(cancel))[0];
    }

    private async Task<StringBuilder> HoldingAsync(string columns, long[] all, CancellationToken cancel)
    {
        var (rarest, isRare) = await RarestAsync(all, cancel);
        var sql = new StringBuilder("SELECT ").Append(columns);
        if (isRare)
        {
            // CROSS JOIN: on SQLite the word leads, whatever its planner guesses.
            sql.Append(CultureInfo.InvariantCulture, $" FROM ({Holding(rarest)}) r CROSS JOIN saved_article s WHERE s.article_id = r.article_id AND ").Append(scope);
        }
        else
        {
            sql.Append(" FROM saved_article s WHERE ").Append(scope);
        }

        foreach (var word in all.Where(word => !isRare || word != rarest))
        {
            sql.Append(" AND ").Append(Holds(word));
        }

        return sql;
    }

    private async Task<(long Word, bool IsRare)> RarestAsync(long[] all, CancellationToken cancel)
    {
        var (rarest, least) = (all[0], int.MaxValue);
        foreach (var word in all)
        {
            var rows = await db.SavedWords.Where(w => w.Word == word).Take(Math.Min(least, Rare + 1)).CountAsync(cancel);
            (rarest, least) = rows < least ? (word, rows) : (rarest, least);
        }

        return (rarest, least <= Rare);
    }

    private string Holding(long word)
    {
        var articles = string.Create(CultureInfo.InvariantCulture, $"SELECT article_id FROM saved_word WHERE word = {word}");
        return own.ArticlesWith(word) is { Count: > 0 } noted ? $"{articles} UNION SELECT column1 FROM (VALUES {string.Join(", ", noted.Select(id => $"({Plain(id)})"))}) v" : articles;
    }

    private string Holds(long word)
    {
        var stands = string.Create(CultureInfo.InvariantCulture, $"EXISTS (SELECT 1 FROM saved_word w WHERE w.word = {word} AND w.article_id = s.article_id)");
        return own.ArticlesWith(word) is { Count: > 0 } noted ? $"({stands} OR s.article_id IN ({string.Join(", ", noted.Select(Plain))}))" : stands;
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
