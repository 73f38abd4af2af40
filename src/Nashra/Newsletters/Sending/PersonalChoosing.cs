using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Newsletters.Sending;

/// <summary>Chooses what each personal copy says, and stores it before the copy can be offered: offered again, it says the same.</summary>
internal sealed class PersonalChoosing(OwnList lists, NewsDb reading, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<long, Newsletter?> newsletters = [];
    private readonly HashSet<(long IssueId, long ArticleId)> printed = [];

    public async Task<IReadOnlyList<DueCopy>> ChooseAsync(IReadOnlyList<DueCopy> copies, CopyLedger ledger, CancellationToken cancel)
    {
        var choices = new Dictionary<long, string>();
        foreach (var undecided in copies.Where(copy => copy.Choice is null && copy.SubscriptionId is not null).GroupBy(copy => copy.IssueId))
        {
            if (await PersonalAsync(undecided.Key, cancel) is { } newsletter)
            {
                await ChooseAsync(newsletter, undecided.Key, [.. undecided], choices, ledger, cancel);
            }
        }

        return choices.Count == 0 ? copies : [.. copies.Select(copy => choices.TryGetValue(copy.CopyId, out var chosen) ? copy with { Choice = chosen } : copy)];
    }

    private async Task<Newsletter?> PersonalAsync(long issueId, CancellationToken cancel)
    {
        if (!newsletters.TryGetValue(issueId, out var newsletter))
        {
            newsletters[issueId] = newsletter = await reading.Issues.AsNoTracking().Where(i => i.Id == issueId).Select(i => i.Newsletter)
                .SingleOrDefaultAsync(n => n.Kind == NewsletterKind.Personal || n.Kind == NewsletterKind.Reminder, cancel);
        }

        return newsletter;
    }

    private async Task ChooseAsync(Newsletter newsletter, long issueId, List<DueCopy> undecided, Dictionary<long, string> choices, CopyLedger ledger, CancellationToken cancel)
    {
        var chosen = await lists.OfAsync(newsletter, [.. undecided.Select(copy => copy.ReaderId)], cancel);
        foreach (var (at, copy) in undecided.Index())
        {
            choices[copy.CopyId] = JsonSerializer.Serialize(chosen[at], Json);
        }

        var wanted = chosen.SelectMany(list => list).Select(item => item.ArticleId).Distinct().Where(article => !printed.Contains((issueId, article))).ToList();
        var cards = wanted.Count == 0 ? [] : await reading.Articles.Visible(clock.GetUtcNow()).Where(a => wanted.Contains(a.Id)).AsCards().ToListAsync(cancel);
        await ledger.WriteAsync(async (connection, transaction) =>
        {
            await PrintAsync(issueId, cards, connection, transaction);
            await StoreAsync([.. undecided.Select(copy => (copy.CopyId, choices[copy.CopyId]))], connection, transaction);
        });
        printed.UnionWith(wanted.Select(article => (issueId, article)));
    }

    private static async Task PrintAsync(long issueId, List<ArticleCard> cards, DbConnection connection, DbTransaction transaction)
    {
        foreach (var card in cards)
        {
            await ExecuteAsync(
                """
                INSERT INTO issue_article (issue_id, article_id, position, slug, headline, standfirst, section_name, hue, word_count)
                VALUES (@issue, @article, 0, @slug, @headline, @standfirst, @section, @hue, @words) ON CONFLICT (issue_id, article_id) DO NOTHING
                """,
                [("@issue", issueId), ("@article", card.Id), ("@slug", card.Slug), ("@headline", card.Headline), ("@standfirst", card.Standfirst), ("@section", card.SectionName), ("@hue", card.Hue), ("@words", card.WordCount)],
                connection,
                transaction);
        }
    }

    private static Task StoreAsync(List<(long CopyId, string Choice)> choices, DbConnection connection, DbTransaction transaction)
    {
        var values = new StringBuilder();
        foreach (var (at, choice) in choices.Index())
        {
            values.Append(at == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"({choice.CopyId},@choice{at})");
        }

        return ExecuteAsync(
            $"UPDATE copy SET choice = chosen.column2 FROM (VALUES {values}) AS chosen WHERE copy.id = chosen.column1 AND copy.state = 1",
            [.. choices.Select((choice, at) => ($"@choice{at.ToString(CultureInfo.InvariantCulture)}", (object)choice.Choice))],
            connection,
            transaction);
    }

    private static async Task ExecuteAsync(string sql, IReadOnlyList<(string Name, object Value)> values, DbConnection connection, DbTransaction transaction)
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
}
