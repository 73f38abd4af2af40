using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Newsletters.Sending;

/// <summary>Chooses what each personal copy says, and stores it before the copy can be offered: offered again, it says the same.</summary>
internal sealed class PersonalChoosing(PersonalChoice choice, NewsDb reading, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<long, Newsletter> personal = [];
    private readonly HashSet<(long, long)> printed = [];

    public async Task<IReadOnlyList<DueCopy>> ChooseAsync(IReadOnlyList<DueCopy> copies, CopyLedger ledger, CancellationToken cancel)
    {
        await LearnIssuesAsync(copies, cancel);
        var undecided = copies.Where(copy => copy.Choice is null && personal.ContainsKey(copy.IssueId) && copy.SubscriptionId is not null).ToList();
        if (undecided.Count == 0)
        {
            return copies;
        }

        var choices = new Dictionary<long, IReadOnlyList<PersonalItem>>();
        foreach (var copy in undecided)
        {
            var news = await choice(personal[copy.IssueId], copy.ReaderId, cancel);
            choices[copy.CopyId] = news;
        }

        await StoreAsync(undecided, choices, ledger, cancel);
        return [.. copies.Select(copy => choices.TryGetValue(copy.CopyId, out var chosen) ? copy with { Choice = JsonSerializer.Serialize(chosen, Json) } : copy)];
    }

    private async Task LearnIssuesAsync(IReadOnlyList<DueCopy> copies, CancellationToken cancel)
    {
        var ids = copies.Where(copy => copy.Choice is null).Select(copy => copy.IssueId).Distinct().Where(id => !personal.ContainsKey(id)).ToList();
        if (ids.Count > 0)
        {
            foreach (var issue in await reading.Issues.AsNoTracking().Include(i => i.Newsletter).Where(i => ids.Contains(i.Id) && (i.Newsletter.Kind == NewsletterKind.Personal || i.Newsletter.Kind == NewsletterKind.Reminder)).ToListAsync(cancel))
            {
                personal[issue.Id] = issue.Newsletter;
            }
        }
    }

    private async Task StoreAsync(List<DueCopy> undecided, Dictionary<long, IReadOnlyList<PersonalItem>> choices, CopyLedger ledger, CancellationToken cancel)
    {
        var wanted = undecided.SelectMany(copy => choices[copy.CopyId].Select(item => (copy.IssueId, item.ArticleId))).Distinct().Where(pair => !printed.Contains(pair)).ToList();
        var ids = wanted.Select(pair => pair.ArticleId).Distinct().ToList();
        var cards = await reading.Articles.Visible(clock.GetUtcNow()).Where(a => ids.Contains(a.Id)).AsCards().ToDictionaryAsync(card => card.Id, cancel);
        await ledger.WriteAsync(async (connection, transaction) =>
        {
            foreach (var (issueId, articleId) in wanted.Where(pair => cards.ContainsKey(pair.ArticleId)))
            {
                await PrintAsync(issueId, cards[articleId]);
            }

            foreach (var copy in undecided)
            {
                await ExecuteAsync("UPDATE copy SET choice = @choice WHERE id = @copy AND state = 1", [("@choice", JsonSerializer.Serialize(choices[copy.CopyId], Json)), ("@copy", copy.CopyId)]);
            }

            Task PrintAsync(long issueId, ArticleCard card) => ExecuteAsync(
                """
                INSERT INTO issue_article (issue_id, article_id, position, slug, headline, standfirst, section_name, hue, word_count)
                VALUES (@issue, @article, 0, @slug, @headline, @standfirst, @section, @hue, @words) ON CONFLICT (issue_id, article_id) DO NOTHING
                """,
                [("@issue", issueId), ("@article", card.Id), ("@slug", card.Slug), ("@headline", card.Headline), ("@standfirst", card.Standfirst), ("@section", card.SectionName), ("@hue", card.Hue), ("@words", card.WordCount)]);

            async Task ExecuteAsync(string sql, (string Name, object Value)[] values)
            {
                await using var command = connection.CreateCommand();
                (command.Transaction, command.CommandText) = (transaction, sql);
                foreach (var (name, value) in values)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }

                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
        });
        printed.UnionWith(wanted);
    }
}
