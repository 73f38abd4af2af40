using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Following;

/// <summary>
/// What a new article is about, as follows name it: a handful of numbers, phrases too. Each is one place in the index of
/// follows, so whom it concerns is found without looking at the follows one by one.
/// </summary>
public sealed class FollowedArticle(NewsDb db)
{
    /// <summary>The section, authors, topics and followed phrases of an article. Empty when there is no such article.</summary>
    public async Task<IReadOnlyList<FollowSubject>> SubjectsAsync(long articleId, CancellationToken cancel)
    {
        var article = await db.Articles.AsNoTracking().Where(a => a.Id == articleId)
            .Select(a => new { a.SectionId, a.Headline, a.Standfirst, a.Body, Topics = a.Topics.Select(t => t.TopicId).ToList(), Authors = a.Authors.Select(signed => signed.AuthorId).ToList() })
            .FirstOrDefaultAsync(cancel);
        if (article is null)
        {
            return [];
        }

        string[] keys = [.. FollowedPhrase.KeysIn(article.Headline, $"{article.Standfirst}\n{PlainText.Of(article.Body)}")];
        var phrases = await db.FollowedPhrases.Where(phrase => keys.Contains(phrase.Key)).Select(phrase => phrase.Id).ToListAsync(cancel);
        return
        [
            new FollowSubject(FollowKind.Section, article.SectionId),
            .. article.Authors.Select(id => new FollowSubject(FollowKind.Author, id)),
            .. article.Topics.Select(id => new FollowSubject(FollowKind.Topic, id)),
            .. phrases.Select(id => new FollowSubject(FollowKind.Phrase, id)),
        ];
    }
}

/// <summary>Something that is followed, by its number.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FollowSubject(FollowKind Kind, long Id);
