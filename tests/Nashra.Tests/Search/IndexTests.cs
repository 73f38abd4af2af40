using System.Threading.Channels;
using Nashra.Search.Index;

namespace Nashra.Tests.Search;

public sealed class IndexTests
{
    private static readonly string[] Words = ["كتاب", "الكتاب", "كتب", "مدينة", "والمدن", "وزير", "الوزراء", "سفر", "أسفار", "في", "على", "نهر", "الأنهار", "2015", "Cairo"];

    [Fact]
    public void What_a_killed_indexer_leaves_behind_holds_whole_batches_only()
    {
        using var index = new TestIndex();
        index.With(Documents(1, 50));
        using var killed = index.Index.OpenWriter();
        foreach (var document in Documents(51, 80))
        {
            killed.Put(document);
        }

        using var found = index.AfterKill();
        using var rebuilt = new TestIndex().With(Documents(1, 50));

        IndexContents.Of(found, 100).ShouldBe(IndexContents.Of(rebuilt.Index, 100));
    }

    [Fact]
    public void An_index_after_many_changes_equals_one_made_anew()
    {
        using var lived = new TestIndex();
        lived.With(Documents(1, 60)).With(Documents(20, 40, "طبعة ثانية"));
        using (var writer = lived.Index.OpenWriter())
        {
            for (var id = 1; id <= 60; id += 7)
            {
                writer.Remove(id);
            }

            writer.Commit(new IndexState(2, null));
        }

        using var reopened = lived.AfterKill();
        using var rebuilt = new TestIndex().With(Documents(1, 19).Concat(Documents(20, 40, "طبعة ثانية")).Concat(Documents(41, 60)).Where(document => document.Id % 7 != 1));

        IndexContents.Of(reopened, 60).ShouldBe(IndexContents.Of(rebuilt.Index, 60));
        IndexContents.Of(lived.Index, 60).ShouldBe(IndexContents.Of(rebuilt.Index, 60));
    }

    [Fact]
    public async Task An_index_encoded_beside_writing_equals_one_made_step_by_step()
    {
        using var beside = new TestIndex();
        using (var writer = beside.Index.OpenWriter())
        {
            var encoded = Channel.CreateBounded<EncodedDocument>(8);
            var encoding = Task.Run(
                async () =>
                {
                    foreach (var document in OfManyWords(1, 600))
                    {
                        await encoded.Writer.WriteAsync(writer.Encoder.Encode(document));
                    }

                    encoded.Writer.Complete();
                },
                TestContext.Current.CancellationToken);
            await foreach (var document in encoded.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            {
                writer.Put(document);
                writer.Commit(new IndexState(document.Id, null));
            }

            await encoding;
        }

        using var reopened = beside.AfterKill();
        using var steps = new TestIndex().With(OfManyWords(1, 600));

        IndexContents.Of(reopened, 600).ShouldBe(IndexContents.Of(steps.Index, 600));
    }

    [Fact]
    public void A_damaged_file_is_refused_instead_of_believed()
    {
        using var index = new TestIndex();
        index.With(Documents(1, 10));
        var path = index.Path + ".damaged";
        File.WriteAllText(path, "this is no index");

        IndexFiles.TryOpen(path, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).ShouldBeNull();
        File.Delete(path);
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    public void A_damaged_vector_ends_early(byte[] vector)
    {
        var reader = new WordVectorReader(vector);

        reader.Next().ShouldBeGreaterThanOrEqualTo(0);
        reader.IsAtEnd.ShouldBeTrue();
    }

    private static IEnumerable<DocumentText> OfManyWords(int first, int last) =>
        Documents(first, last).Select(document => document with { Body = string.Join(' ', Enumerable.Range(0, 30).Select(word => $"كلمة{(char)('ا' + (word % 30))}{(char)('ب' + (document.Id % 20))}{(char)('ت' + (document.Id / 20 % 30))} {document.Id * word}")) });

    private static IEnumerable<DocumentText> Documents(int first, int last, string headline = "عنوان")
    {
        for (var id = first; id <= last; id++)
        {
            var chance = new Random(id);
            yield return new DocumentText(id, DateTimeOffset.UnixEpoch.AddMinutes(id)) { Headline = $"{headline} {Words[id % Words.Length]}", Body = string.Join(' ', Enumerable.Range(0, 40).Select(_ => Words[chance.Next(Words.Length)])) };
        }
    }
}
