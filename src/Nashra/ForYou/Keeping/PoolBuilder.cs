using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.Following;

namespace Nashra.ForYou;

/// <summary>Makes the pool from the newest articles. What an article's words are is computed once for each version of it.</summary>
internal sealed class PoolBuilder
{
    /// <summary>The newest so many, however old: a paper that is an archive tailors from its archive.</summary>
    private const int Most = 5000;
    private const int AtOnce = 500;
    private Dictionary<long, Known> known = [];

    /// <summary>The articles, and the last followed phrase that was looked up in them.</summary>
    public async Task<(CandidatePool Pool, long LastPhrase)> BuildAsync(NewsDb db, FoundBySearches searches, IReadOnlyList<long> chosen, DateTimeOffset now, CancellationToken cancel)
    {
        var recent = db.Articles.Listed(now).LatestFirst().Take(Most);
        var rows = await recent.Select(a => new Recent(a.Id, a.PublishedAt!.Value, a.UpdatedAt, a.SectionId, a.Source, a.Advisory != "")).ToListAsync(cancel);
        var topics = (await recent.SelectMany(a => a.Topics, (a, about) => new { a.Id, Of = about.TopicId }).ToListAsync(cancel)).ToLookup(about => about.Id, about => about.Of);
        var authors = (await recent.SelectMany(a => a.Authors, (a, signed) => new { a.Id, Of = signed.AuthorId }).ToListAsync(cancel)).ToLookup(signed => signed.Id, signed => signed.Of);
        await LearnWordsAsync(db, rows, cancel);
        var (phrases, lastPhrase) = await PhrasesAsync(db, cancel);

        var sources = NumbersOf(rows);

        // Oldest first, so that of one story the first to tell it stands for all.
        var pool = new CandidatePool();
        foreach (var row in Enumerable.Reverse(rows))
        {
            var words = known[row.Id].Words;
            pool.Add(new PoolArticle(row.Id, row.PublishedAt, row.SectionId, words)
            {
                TopicIds = [.. topics[row.Id]],
                AuthorIds = [.. authors[row.Id]],
                PhraseIds = phrases.FoundIn(words),
                SearchIds = [.. searches.SearchesOfArticle[row.Id]],
                SourceId = row.Source is null ? 0 : sources[row.Source],
                IsPinned = chosen is [var lead, ..] && lead == row.Id,
                IsOfPublicInterest = chosen.Contains(row.Id),
                HasAdvisory = row.HasAdvisory,
            });
        }

        return (pool, lastPhrase);
    }

    private async Task LearnWordsAsync(NewsDb db, List<Recent> rows, CancellationToken cancel)
    {
        var next = rows.Where(row => known.TryGetValue(row.Id, out var one) && one.UpdatedAt == row.UpdatedAt).ToDictionary(row => row.Id, row => known[row.Id]);
        foreach (var some in rows.Where(row => !next.ContainsKey(row.Id)).Chunk(AtOnce))
        {
            var ids = Array.ConvertAll(some, row => row.Id);
            var texts = await db.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Headline, a.Standfirst, a.Body, a.UpdatedAt }).ToListAsync(cancel);
            foreach (var text in texts)
            {
                next[text.Id] = new Known(text.UpdatedAt, WordsOf(text.Headline, text.Standfirst, text.Body));
            }
        }

        rows.RemoveAll(row => !next.ContainsKey(row.Id)); // erased between the two questions
        known = next;
    }

    internal static ArticleWords WordsOf(string headline, string standfirst, Document body) => ArticleWords.Of(headline, Opening(standfirst, body));

    // Twice the words that are looked at, at eight letters each.
    private static string Opening(string standfirst, Document body)
    {
        var text = standfirst + "\n" + PlainText.Of(body);
        return text[..Math.Min(text.Length, ArticleWords.MostWords * 16)];
    }

    private static async Task<(PhraseIndex Phrases, long Last)> PhrasesAsync(NewsDb db, CancellationToken cancel)
    {
        var (index, last) = (new PhraseIndex(), 0L);
        await foreach (var phrase in db.FollowedPhrases.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            index.Add(phrase.Id, phrase.Text);
            last = Math.Max(last, phrase.Id);
        }

        return (index, last);
    }

    // Our own newsroom is 0, and so is the one source of an imported archive: where all come from one place, none is capped.
    private static Dictionary<string, long> NumbersOf(List<Recent> rows)
    {
        string[] names = [.. rows.Select(row => row.Source).OfType<string>().Distinct(StringComparer.Ordinal)];
        return names.Index().ToDictionary(one => one.Item, one => names.Length == 1 ? 0 : one.Index + 1L, StringComparer.Ordinal);
    }

    private sealed record Recent(long Id, DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt, long SectionId, string? Source, bool HasAdvisory);

    private sealed record Known(DateTimeOffset? UpdatedAt, ArticleWords Words);
}
