using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nashra.Saved;
using Nashra.Tests.Account;
using Nashra.Tests.Readers;
using static Nashra.Tests.Saved.SavedPaper;

namespace Nashra.Tests.Saved;

public sealed class ErasedSavesTests
{
    private const string Note = "كلام لا يعرفه سواها";
    private const string Quote = "قطر القمر ثلاثة كيلومترات";
    private const string List = "رفّها الخاص جدًا";
    private const string Tag = "وسمها الغريب";
    private const string Link = "her-own-link.example";

    [Theory, EveryDatabase]
    public async Task After_erasing_no_byte_and_no_row_of_what_she_saved_and_wrote_is_left(DatabaseKind kind)
    {
        await using var paper = await TestNewspaper.OpenAsync(kind);
        var (browser, article) = await paper.SavesMoonAsync();
        await browser.PostsAsync(Reading(article, "Note"), ("text", Note), ("quote", Quote));
        await browser.PostsAsync(Reading(article, "Change"), ("key", (await paper.NotesAsync())[0].Key.ToString()), ("seen", "0"), ("text", Note + " بعد"));
        await browser.PostsAsync(Reading(article, "Label"), ("kind", "List"), ("name", List));
        await browser.PostsAsync(Reading(article, "Label"), ("kind", "Tag"), ("name", Tag));
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes($"url,title\nhttps://{Link}/,رابطها")), "file", "export.csv" } })
        {
            await browser.PostAsync("/saved/move", form);
        }

        string[] hers = [Note, List, Tag, Link];
        (await Traces.InRowsAsync(paper, hers)).ShouldBe(["saved_note.text", "saved_label.name", "saved_link.url", "saved_label.name_key"], ignoreOrder: true, customMessage: "the test must have something to look for");

        (await browser.PostsAsync("/account/erase", ("confirmation", Email))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await Traces.InRowsAsync(paper, hers)).ShouldBeEmpty();
        Traces.InFiles(paper.Installation.DataFolder, hers).ShouldBeEmpty();
        await paper.InDatabaseAsync(async db =>
        {
            (await db.SavedArticles.CountAsync()).ShouldBe(0);
            (await db.SavedLinkWords.CountAsync()).ShouldBe(0);
            (await db.SavedLabellings.CountAsync()).ShouldBe(0);
            (await db.SavedVersions.CountAsync()).ShouldBe(1); // the paper's own words, which tell of nobody
        });
    }
}
