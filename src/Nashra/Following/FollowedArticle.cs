using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Following;

/// <summary>
/// Who follows what a new article is about. Whatever the article is about is a handful of numbers, phrases too; each is one
/// place in the index of follows, from which its followers are read in order. Nothing looks at the follows one by one.
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

    /// <summary>Readers who follow one subject and mute none of the others, in the order of their numbers, the next so many after one.</summary>
    /// <param name="subject">One of what the article is about.</param>
    /// <param name="about">All that the article is about.</param>
    /// <param name="after">The last reader of the step before; 0 at first.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancel">Stops asking.</param>
    public Task<List<long>> FollowersAsync(FollowSubject subject, IReadOnlyList<FollowSubject> about, long after, int count, CancellationToken cancel)
    {
        var muters = about.Select(muted => db.Follows.Where(f => f.Kind == muted.Kind && f.TargetId == muted.Id && f.IsMute)).Aggregate((all, more) => all.Concat(more));
        return db.Follows
            .Where(f => f.Kind == subject.Kind && f.TargetId == subject.Id && !f.IsMute && f.ReaderId > after && !muters.Any(m => m.ReaderId == f.ReaderId))
            .OrderBy(f => f.ReaderId).Take(count)
            .Select(f => f.ReaderId)
            .ToListAsync(cancel);
    }
}

/// <summary>Something that is followed, by its number.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FollowSubject(FollowKind Kind, long Id);
