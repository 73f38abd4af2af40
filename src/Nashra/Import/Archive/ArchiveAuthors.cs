using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Import.Archive;

/// <summary>Authors by name, introduced when first met.</summary>
internal sealed class ArchiveAuthors(NewsDb db)
{
    private const int MostKept = 50_000;
    private readonly Dictionary<string, long> ids = new(StringComparer.Ordinal);

    public long IdOf(string name) => ids[AuthorNames.KeyOf(name)];

    public async Task IntroduceAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        if (ids.Count >= MostKept)
        {
            ids.Clear();
        }

        var unknown = names.DistinctBy(AuthorNames.KeyOf).Where(name => !ids.ContainsKey(AuthorNames.KeyOf(name))).ToList();
        var keys = unknown.Select(AuthorNames.KeyOf).ToList();
        foreach (var known in await db.Authors.Where(author => keys.Contains(author.NameKey)).Select(author => new { author.NameKey, author.Id }).ToListAsync(cancel))
        {
            ids[known.NameKey] = known.Id;
        }

        var introduced = await WithOwnSlugsAsync([.. unknown.Where(name => !ids.ContainsKey(AuthorNames.KeyOf(name)))], cancel);
        db.AddRange(introduced);
        await db.SaveChangesAsync(cancel);
        introduced.ForEach(author => ids[author.NameKey] = author.Id);
    }

    // Two names may differ only in what an address leaves out: the second gets a number.
    private async Task<List<Author>> WithOwnSlugsAsync(List<string> names, CancellationToken cancel)
    {
        var wanted = names.ConvertAll(name => Slug.From(name));
        var taken = await db.Authors.Where(author => wanted.Contains(author.Slug)).Select(author => author.Slug).ToHashSetAsync(StringComparer.Ordinal, cancel);
        var authors = new List<Author>(names.Count);
        foreach (var name in names)
        {
            var slug = Slug.From(name);
            for (var number = 2; !taken.Add(slug) || (number > 2 && await db.Authors.AnyAsync(author => author.Slug == slug, cancel)); number++)
            {
                slug = FormattableString.Invariant($"{Slug.From(name)}-{number}");
            }

            authors.Add(Author.Introduce(slug, name, AuthorNames.KeyOf(name), AuthorKind.Person));
        }

        return authors;
    }
}
