using Microsoft.EntityFrameworkCore;
using Nashra.Arabic.Analysis;
using Nashra.Articles;
using Nashra.Database;
using Nashra.Search.Index;
using Nashra.Search.Query;

namespace Nashra.Search.Suggestions;

/// <summary>What a reader who is still typing may be after.</summary>
/// <param name="Kind">article, topic or author.</param>
internal sealed record Completion(string Kind, string Text, string Url);

/// <summary>Completes a query while it is typed: topics and authors by their names, articles by the words of their headlines.</summary>
internal sealed class Completions(NewsDb db, ArchiveIndex archive, TimeProvider clock)
{
    private const int LongestText = 100;
    private const int LongestName = 5;
    private const int MostNames = 4;
    private const int MostNamed = 6;
    private const int NamesRead = 50;
    private const int MostHeadlines = 6;
    private const int HeadlinesRead = 200;
    private const int MostEndings = 40;

    public async Task<IReadOnlyList<Completion>> FindAsync(string? typed, CancellationToken cancel)
    {
        var text = (typed ?? "").Trim();
        var words = text.Length is 0 or > LongestText ? [] : Analyzer.Analyze(text);
        return words.Count == 0 ? [] : [.. await NamesAsync(words, MostNames, cancel), .. await HeadlinesAsync(words, cancel)];
    }

    /// <summary>Topics and authors whose names are what was searched for: a way on beside the results.</summary>
    public async Task<IReadOnlyList<Completion>> NamedAsync(SearchAsked asked, CancellationToken cancel)
    {
        var words = Analyzer.Analyze(asked.Text);
        return words.Count is > 0 and <= LongestName && asked.PageNumber == 1 ? await NamesAsync(words, MostNamed, cancel) : [];
    }

    /// <summary>Topics and authors in whose names every word stands, the last one as a beginning; of those who have something to read.</summary>
    private async Task<IReadOnlyList<Completion>> NamesAsync(IReadOnlyList<Token> words, int count, CancellationToken cancel) =>
        [.. (await TopicsAsync(words, cancel)).Take(count), .. (await AuthorsAsync(words, cancel)).Take(count)];

    private async Task<IEnumerable<Completion>> TopicsAsync(IReadOnlyList<Token> words, CancellationToken cancel)
    {
        var spellings = await (from alias in db.Set<TopicAlias>() join topic in db.Topics on alias.TopicId equals topic.Id select new { alias.Text, topic.Id, topic.Name, topic.Slug }).ToListAsync(cancel);
        var named = spellings.Where(spelling => Begins(spelling.Text, words)).DistinctBy(spelling => spelling.Id).Take(NamesRead).ToList();
        var (ids, listed) = (named.ConvertAll(topic => topic.Id), db.Articles.Listed(clock.GetUtcNow()));

        // A name that stands only in what is scheduled or withdrawn would tell of it.
        var read = await db.Topics.Where(topic => ids.Contains(topic.Id)
            && db.Set<ArticleTopic>().Any(about => about.TopicId == topic.Id && listed.Any(a => a.Id == about.ArticleId))).Select(topic => topic.Id).ToListAsync(cancel);
        return named.Where(topic => read.Contains(topic.Id)).Select(topic => new Completion("topic", topic.Name, Addresses.Encoded(Addresses.Topic(topic.Slug))));
    }

    private async Task<IEnumerable<Completion>> AuthorsAsync(IReadOnlyList<Token> words, CancellationToken cancel)
    {
        var (first, listed) = (AuthorNames.KeyOf(words[0].Form), db.Articles.Listed(clock.GetUtcNow()));
        var signed = await db.Authors.Where(author => author.NameKey.Contains(first)
            && db.Set<ArticleAuthor>().Any(signature => signature.AuthorId == author.Id && listed.Any(a => a.Id == signature.ArticleId)))
            .OrderBy(author => author.Name.Length).Take(NamesRead).Select(author => new { author.Name, author.Slug }).ToListAsync(cancel);
        return signed.Where(author => Begins(author.Name, words)).Select(author => new Completion("author", author.Name, Addresses.Encoded(Addresses.Author(author.Slug))));
    }

    private static bool Begins(string name, IReadOnlyList<Token> words)
    {
        var parts = Analyzer.Analyze(name);
        return words.SkipLast(1).All(word => parts.Any(part => part.Stem == word.Stem))
            && parts.Any(part => part.Form.StartsWith(words[^1].Form, StringComparison.Ordinal) || part.Stem.StartsWith(words[^1].Form, StringComparison.Ordinal));
    }

    private async Task<IEnumerable<Completion>> HeadlinesAsync(IReadOnlyList<Token> words, CancellationToken cancel)
    {
        if (archive.Ask(index => NewestWith(words, index)) is not { Count: > 0 } ids)
        {
            return [];
        }

        var listed = await db.Articles.Listed(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Headline, a.Slug }).ToListAsync(cancel);
        return listed.OrderBy(article => ids.IndexOf(article.Id)).DistinctBy(article => article.Headline).Take(MostHeadlines)
            .Select(article => new Completion("article", article.Headline, Addresses.Encoded(Addresses.Article(article.Id, article.Slug))));
    }

    private static List<long> NewestWith(IReadOnlyList<Token> words, SearchIndex index)
    {
        var known = index.Memory.Words;
        var demands = words.SkipLast(1).Where(word => !word.IsStopWord).Select(word => new QueryWord(word, false, known).HeadlinePosting())
            .Append(Beginning(words[^1], known)).ToList();
        return demands.Contains(null)
            ? []
            : [.. index.Read(reader => reader.Match(string.Join(" AND ", demands), HeadlinesRead)).OrderByDescending(id => index.Memory.Times[id]).Take(MostHeadlines * 2)];
    }

    // The word as it stands, and the most frequent words that go on from it.
    private static string? Beginning(in Token word, Vocabulary words)
    {
        var beginning = word.Form;
        var stems = Enumerable.Range(0, words.Forms.Count)
            .Where(form => words.Forms.Text(form).StartsWith(beginning, StringComparison.Ordinal))
            .OrderByDescending(words.Forms.Documents).Take(MostEndings)
            .Select(words.StemOf)
            .Append(words.Stems.Find(word.Stem))
            .Where(stem => stem != Words.None)
            .Distinct()
            .Select(stem => PostingToken.Of(PostingToken.Headline, stem));
        return string.Join(" OR ", stems) is { Length: > 0 } any ? $"({any})" : null;
    }
}
