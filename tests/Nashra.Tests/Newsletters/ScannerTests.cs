using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Newsletters;
using Nashra.Tests.Readers;

namespace Nashra.Tests.Newsletters;

/// <summary>Machines open every link of a mail before its reader does, and after.</summary>
public sealed partial class ScannerTests
{
    [Theory, EveryDatabase]
    public async Task A_machine_that_opens_every_link_of_every_mail_in_any_order_changes_nothing_and_burns_no_token(DatabaseKind kind)
    {
        await using var every = await EveryMail.SendsAsync(kind);
        every.Mails.Count.ShouldBeGreaterThanOrEqualTo(15);
        var visits = every.Mails.SelectMany(LinksOf).Distinct().SelectMany(link => new[] { (HttpMethod.Get, link), (HttpMethod.Head, link), (HttpMethod.Get, link) }).ToArray();
        visits.Length.ShouldBeGreaterThan(60);
        var seed = Random.Shared.Next();
        new Random(seed).Shuffle(visits);
        var before = await every.Paper.InDatabaseAsync(ContentsAsync);

        using (var machine = every.Paper.Visitor())
        {
            foreach (var (method, link) in visits)
            {
                using var request = new HttpRequestMessage(method, link);
                using var answer = await machine.SendAsync(request);
                ((int)answer.StatusCode).ShouldBeLessThan(400, $"{method} {link}");
            }
        }

        var after = await every.Paper.InDatabaseAsync(ContentsAsync);
        after.Where((rows, at) => rows != before[at]).ShouldBeEmpty($"in the order of {seed}");
        await EveryTokenStillWorksAsync(every);
    }

    private static async Task EveryTokenStillWorksAsync(EveryMail every)
    {
        using var reader = every.Paper.Visitor();
        (await reader.PostsAsync("/join/confirm", ("token", TokenFor(EveryMail.Newcomer, "/join/confirm")), ("password", Visit.Password))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await reader.PostsAsync("/reset", ("token", TokenFor(EveryMail.Reader, "/reset")), ("password", "كلمة ثالثة طويلة"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await reader.PostsAsync("/account/address", ("token", TokenFor("next@example.org", "/account/address")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await reader.PostAsync(every.Mails.Where(mail => mail.To.Contains(EveryMail.Guest)).SelectMany(LinksOf).First(link => link.Contains("/confirm/")), null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await every.Paper.InDatabaseAsync(db => db.Subscriptions.CountAsync(s => s.Address == EveryMail.Guest && s.State == SubscriptionState.Active))).ShouldBe(2);

        string TokenFor(string address, string path) => every.Mails.Where(mail => mail.To.Contains(address)).SelectMany(LinksOf).First(link => link.StartsWith(path + "?token=", StringComparison.Ordinal)).Split('=')[1];
    }

    private static IEnumerable<string> LinksOf(MailInHand mail) =>
        new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!)
            .Concat(Addresses().Matches(mail.Text).Select(match => match.Value))
            .Append(mail.Unsubscribe).OfType<string>()
            .Select(link => new Uri(link).PathAndQuery);

    /// <summary>Every row of every table, as one line for each table.</summary>
    private static async Task<List<string>> ContentsAsync(NewsDb db)
    {
        await db.Database.OpenConnectionAsync();
        var contents = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await rows.ReadAsync())
            {
                lines.Add(RowOf(rows));
            }

            contents.Add($"{table}: {string.Join(" / ", lines.Order(StringComparer.Ordinal))}");
        }

        return contents;
    }

    private static string RowOf(DbDataReader row) => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(column =>
        row.GetValue(column) is byte[] octets ? Convert.ToHexString(octets) : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"https?://[^\s<>\u2066-\u2069]+")]
    private static partial Regex Addresses();
}
