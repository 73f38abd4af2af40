using Microsoft.EntityFrameworkCore;
using Nashra.Arabic.Analysis;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;

namespace Nashra.Newsroom;

/// <summary>The authors and topics that a form names: found in any spelling that folds alike, or opened.</summary>
public sealed class KnownNames(NewsDb db)
{
    public async Task<IReadOnlyList<long>> AuthorsAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var name in names.Select(name => name.Length <= 200 ? name : name[..200]))
        {
            var key = Articles.AuthorNames.KeyOf(name);
            var author = await db.Authors.FirstOrDefaultAsync(a => a.NameKey == key, cancel);
            if (author is null)
            {
                author = Author.Introduce(await FreeAsync(Addresses.SlugOf(name), slug => db.Authors.AnyAsync(a => a.Slug == slug, cancel)), name, key, AuthorKind.Person);
                db.Add(author);
                await db.SaveChangesAsync(cancel);
            }

            ids.Add(author.Id);
        }

        return ids;
    }

    public async Task<IReadOnlyList<long>> TopicsAsync(ArticleForm form, CancellationToken cancel)
    {
        var chosen = await db.Topics.Where(topic => form.Topics.Contains(topic.Id)).Select(topic => topic.Id).ToListAsync(cancel);
        if (form.NewTopic.Trim() is { Length: > 0 } name)
        {
            chosen.Add(await TopicAsync(name.Length <= 200 ? name : name[..200], form.NewTopicKind, cancel));
        }

        return chosen;
    }

    /// <summary>What the text seems to be about, the most named first.</summary>
    public async Task<IReadOnlyList<Topic>> SuggestAsync(ArticleForm form, CancellationToken cancel)
    {
        var aliases = await db.Set<TopicAlias>().Select(alias => new { alias.TopicId, alias.Text }).ToListAsync(cancel);
        var found = new TopicNames(aliases.Select(alias => (alias.TopicId, alias.Text))).In(form.Headline, PlainText.Of(Notation.Read(form.Body)));
        var shown = form.Topics.Union(found).ToList();
        var topics = await db.Topics.AsNoTracking().Where(topic => shown.Contains(topic.Id)).ToListAsync(cancel);
        return [.. topics.OrderBy(topic => shown.IndexOf(topic.Id))];
    }

    private async Task<long> TopicAsync(string name, TopicKind kind, CancellationToken cancel)
    {
        var key = Folding.Fold(name);
        var aliases = await db.Set<TopicAlias>().Select(alias => new { alias.TopicId, alias.Text }).ToListAsync(cancel);
        if (aliases.Find(alias => Folding.Fold(alias.Text) == key) is { } known)
        {
            return known.TopicId;
        }

        var topic = Topic.Open(await FreeAsync(Addresses.SlugOf(name), slug => db.Topics.AnyAsync(t => t.Slug == slug, cancel)), kind, name, "", []);
        db.Add(topic);
        await db.SaveChangesAsync(cancel);
        return topic.Id;
    }

    private static async Task<string> FreeAsync(string slug, Func<string, Task<bool>> isTaken)
    {
        var wanted = slug.Length > 0 ? slug : "x";
        var free = wanted;
        for (var number = 2; await isTaken(free); number++)
        {
            free = FormattableString.Invariant($"{wanted}-{number}");
        }

        return free;
    }
}
