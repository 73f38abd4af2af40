using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Nashra.Platform.Post;

namespace Nashra.Tests.Readers;

/// <summary>What visitors do at the entrances of the newspaper, as a test tells it.</summary>
internal static partial class Visit
{
    public const string Password = "سطران من شعر قديم";

    extension(HttpClient browser)
    {
        public Task<HttpResponseMessage> PostsAsync(string path, params (string Name, string Value)[] fields) =>
            browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

        public Task<HttpResponseMessage> AsksToJoinAsync(string email, params (string Name, string Value)[] more) =>
            browser.PostsAsync("/join", [("email", email), ("password", Password), ("way", "password"), .. more]);

        public Task<HttpResponseMessage> SignsInAsync(string email, string password = Password, string back = "/") =>
            browser.PostsAsync("/sign-in", ("email", email), ("password", password), ("way", "password"), ("back", back));

        public async Task<bool> IsSignedInAsync() => (await browser.GetAsync("/account")).StatusCode == HttpStatusCode.OK;
    }

    extension(TestNewspaper paper)
    {
        public Task<List<Letter>> LettersAsync() => paper.InDatabaseAsync(db => db.Letters.AsNoTracking().OrderBy(letter => letter.Id).ToListAsync());

        public async Task<string> TokenInLastLetterAsync() => TokenIn().Match((await paper.LettersAsync())[^1].Text).Groups[1].Value;

        public async Task<string> CodeInLastLetterAsync() => CodeIn().Match((await paper.LettersAsync())[^1].Text).Value;

        /// <summary>A browser whose reader has joined with the usual password and confirmed.</summary>
        public async Task<HttpClient> ReaderAsync(string email)
        {
            var browser = paper.Visitor();
            await browser.AsksToJoinAsync(email);
            (await browser.PostsAsync("/join/confirm", ("token", await paper.TokenInLastLetterAsync()))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            return browser;
        }
    }

    [GeneratedRegex(@"token=([\w-]+)", RegexOptions.None, 1000)]
    private static partial Regex TokenIn();

    [GeneratedRegex(@"^\d{6}$", RegexOptions.Multiline, 1000)]
    private static partial Regex CodeIn();
}
