using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Newsletters.Sending;

/// <summary>Chooses what each personal copy says, and stores it before the copy can be offered: offered again, it says the same.</summary>
internal sealed class PersonalChoosing(OwnList ownList, NewsDb reading, TimeProvider clock)
{
    private readonly Dictionary<long, Newsletter?> newsletters = [];
    private readonly Dictionary<long, Dictionary<long, string>> reasons = []; // by issue, by number
    private readonly HashSet<(long IssueId, long ArticleId)> printed = [];

    public async Task<IReadOnlyList<DueCopy>> ChooseAsync(IReadOnlyList<DueCopy> copies, CopyLedger ledger, CancellationToken cancel)
    {
        var lists = new Dictionary<long, IReadOnlyList<PersonalItem>>();
        foreach (var decided in copies.Where(copy => copy.Choice is not null).GroupBy(copy => copy.IssueId))
        {
            await ReadAsync(decided.Key, [.. decided], lists, cancel);
        }

        foreach (var undecided in copies.Where(copy => copy.Choice is null && copy.SubscriptionId is not null).GroupBy(copy => copy.IssueId))
        {
            if (await PersonalAsync(undecided.Key, cancel) is { } newsletter)
            {
                await ChooseAsync(newsletter, undecided.Key, [.. undecided], lists, ledger, cancel);
            }
        }

        return lists.Count == 0 ? copies : [.. copies.Select(copy => lists.TryGetValue(copy.CopyId, out var list) ? copy with { List = list } : copy)];
    }

    // Chosen before: by a session that ended, or for an offer that the server put off.
    private async Task ReadAsync(long issueId, List<DueCopy> decided, Dictionary<long, IReadOnlyList<PersonalItem>> lists, CancellationToken cancel)
    {
        var known = ReasonsOf(issueId);
        var missing = decided.SelectMany(copy => ChosenList.NumbersIn(copy.Choice!)).Distinct().Where(number => !known.ContainsKey(number)).ToList();
        if (missing.Count > 0)
        {
            await reading.IssueReasons.AsNoTracking().Where(r => r.IssueId == issueId && EF.Parameter(missing).Contains(r.Number)).ForEachAsync(r => known[r.Number] = r.Words, cancel);
        }

        decided.ForEach(copy => lists[copy.CopyId] = ChosenList.Read(copy.Choice!, known));
    }

    private Dictionary<long, string> ReasonsOf(long issueId)
    {
        if (!reasons.TryGetValue(issueId, out var known))
        {
            reasons[issueId] = known = [];
        }

        return known;
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

    private async Task ChooseAsync(Newsletter newsletter, long issueId, List<DueCopy> undecided, Dictionary<long, IReadOnlyList<PersonalItem>> lists, CopyLedger ledger, CancellationToken cancel)
    {
        var chosen = await ownList.OfAsync(newsletter, [.. undecided.Select(copy => copy.ReaderId)], cancel);
        foreach (var (at, copy) in undecided.Index())
        {
            lists[copy.CopyId] = chosen[at];
        }

        var (known, items) = (ReasonsOf(issueId), chosen.SelectMany(list => list).ToList());
        var said = items.Where(item => !item.IsOwnWords).Select(item => item.Reason).Distinct(StringComparer.Ordinal)
            .Select(words => (Number: IssueReason.NumberOf(words), Words: words)).Where(reason => !known.ContainsKey(reason.Number)).ToList();
        var wanted = items.Select(item => item.ArticleId).Distinct().Where(article => !printed.Contains((issueId, article))).ToList();
        var cards = wanted.Count == 0 ? [] : await reading.Articles.Visible(clock.GetUtcNow()).Where(a => EF.Parameter(wanted).Contains(a.Id)).AsCards().ToListAsync(cancel);
        await ledger.WriteAsync(async (connection, transaction) =>
        {
            await PrintAsync(issueId, cards, connection, transaction);
            await SayAsync(issueId, said, connection, transaction);
            await StoreAsync([.. undecided.Select(copy => (copy.CopyId, ChosenList.Write(lists[copy.CopyId])))], connection, transaction);
        });
        printed.UnionWith(wanted.Select(article => (issueId, article)));
        said.ForEach(reason => known[reason.Number] = reason.Words);
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

    private static async Task SayAsync(long issueId, List<(long Number, string Words)> said, DbConnection connection, DbTransaction transaction)
    {
        if (said.Count > 0)
        {
            await ExecuteAsync(
                $"INSERT INTO issue_reason (issue_id, number, words) SELECT @issue, CAST(value->>0 AS bigint), value->>1 FROM {RowsInJson.From(connection)} WHERE 1 = 1 ON CONFLICT (issue_id, number) DO NOTHING",
                [("@issue", issueId), ("@rows", RowsInJson.Of(said, (json, reason) =>
                {
                    json.WriteNumberValue(reason.Number);
                    json.WriteStringValue(reason.Words);
                }))],
                connection,
                transaction);
        }
    }

    private static Task StoreAsync(List<(long CopyId, string Choice)> choices, DbConnection connection, DbTransaction transaction) => ExecuteAsync(
        $"UPDATE copy SET choice = chosen.choice FROM (SELECT CAST(value->>0 AS bigint) AS id, value->>1 AS choice FROM {RowsInJson.From(connection)}) AS chosen WHERE copy.id = chosen.id AND copy.state = 1",
        [("@rows", RowsInJson.Of(choices, (json, choice) =>
        {
            json.WriteNumberValue(choice.CopyId);
            json.WriteStringValue(choice.Choice);
        }))],
        connection,
        transaction);

    private static async Task ExecuteAsync(string sql, IReadOnlyList<(string Name, object Value)> values, DbConnection connection, DbTransaction transaction)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var (name, value) in values)
        {
            command.Add(name, value);
        }

        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
