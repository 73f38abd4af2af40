using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Articles.Documents;
using Nashra.Database;
using Nashra.FrontPage;
using Nashra.Platform;

namespace Nashra.Import;

/// <summary>The demonstration newspaper in the folder <c>demo/</c>, loaded into an empty paper at its first run.</summary>
internal sealed class Demonstration(NewsDb db, TimeProvider clock, string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task LoadIntoEmptyPaperAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        var folder = Path.Combine(AppContext.BaseDirectory, "demo");
        if (!Directory.Exists(folder) || await db.Articles.AnyAsync(cancel))
        {
            return;
        }

        await new Demonstration(db, services.GetRequiredService<TimeProvider>(), folder).LoadAsync(cancel);
        await services.GetRequiredService<LatestChange>().LookAsync(cancel);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var paper = JsonSerializer.Deserialize<DemonstrationPaper>(await File.ReadAllTextAsync(Path.Combine(folder, "newspaper.json"), cancel), Json)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        AddMasters(paper);
        await db.SaveChangesAsync(cancel);
        var files = await AddArticlesAsync(cancel);
        await db.SaveChangesAsync(cancel);
        AppendChanges(files.Values);
        ChooseFrontPage(paper, files);
        var publication = await Publication.ReadAsync(db, cancel);
        await (publication with { Name = paper.Name, Tagline = paper.Tagline, About = paper.About }).WriteAsync(db, clock.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
    }

    private void AddMasters(DemonstrationPaper paper)
    {
        db.AddRange(paper.Sections.Select((section, position) => Section.Open(section.Slug, section.Name, section.Description, section.Hue, position)));
        db.AddRange(paper.Authors.Select(author => Author.Introduce(author.Slug, author.Name, AuthorNames.KeyOf(author.Name), AuthorKind.Desk, author.Bio)));
        db.AddRange(paper.Topics.Select(topic => Topic.Open(topic.Slug, Enum.Parse<TopicKind>(topic.Kind, ignoreCase: true), topic.Name, topic.Description, topic.Aliases)));
    }

    private async Task<Dictionary<string, Article>> AddArticlesAsync(CancellationToken cancel)
    {
        var sections = await db.Sections.ToDictionaryAsync(section => section.Slug, section => section.Id, cancel);
        var authors = await db.Authors.ToDictionaryAsync(author => author.Slug, cancel);
        var topics = await db.Topics.ToDictionaryAsync(topic => topic.Slug, topic => topic.Id, cancel);
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "articles"), "*.md").Order(StringComparer.Ordinal))
        {
            var text = DemonstrationText.Read(await File.ReadAllTextAsync(file, cancel), Path.GetFileName(file));
            var signed = text.List("authors").Select(slug => authors[slug]).ToList();
            var published = clock.GetUtcNow().AddHours(-double.Parse(text.Required("hoursAgo"), CultureInfo.InvariantCulture));
            var article = Article.Draft(sections[text.Required("section")], published);
            article.Write(new ArticleText(text.Required("headline"), text.Optional("standfirst"), text.Optional("kicker"), Arabic.ArabicList.Join(signed.Select(author => author.Name)), "", sections[text.Required("section")], Notation.Read(text.Body), Advisory: text.Optional("advisory")), published);
            article.SignedBy(signed.Select(author => author.Id));
            article.IsAbout(text.List("topics").Select(slug => topics[slug]));
            article.Publish(published, published.AddSeconds(-1));
            if (text.Optional("corrected") is { Length: > 0 } note)
            {
                article.Correct(note, published.AddMinutes(40));
            }

            db.Add(article);
            articles.Add(Path.GetFileName(file), article);
        }

        return articles;
    }

    private void AppendChanges(IEnumerable<Article> articles) =>
        db.AddRange(articles.OrderBy(article => article.PublishedAt).Select(article => ArticleChange.Of(article.Id, ChangeKind.Archive, clock.GetUtcNow())));

    private void ChooseFrontPage(DemonstrationPaper paper, Dictionary<string, Article> files)
    {
        var chosen = paper.FrontPage.Seconds.Prepend(paper.FrontPage.Lead).Where(files.ContainsKey).Select(file => files[file].Id);
        db.AddRange(chosen.Select((id, position) => FrontPageChoice.Of(id, position, clock.GetUtcNow())));
    }
}
