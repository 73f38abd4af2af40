using Nashra.Search.Index;

namespace Nashra.Tests.Search;

/// <summary>All that an index holds, in words instead of numbers, so that two indexes can be compared.</summary>
internal static class IndexContents
{
    public static IReadOnlyList<string> Of(SearchIndex index, int lastId) => index.Read(reader => (IReadOnlyList<string>)
        [
            index.Memory.Totals.ToText(),
            .. Enumerable.Range(1, lastId).Select(id => $"{id} {index.Memory.Times[id]} {Words(reader.Words(id), index.Memory.Words)}"),
            .. Counts(index.Memory.Words.Forms, PostingToken.Form, reader),
            .. Counts(index.Memory.Words.Stems, PostingToken.Stem, reader),
            .. Counts(index.Memory.Words.Stems, PostingToken.Headline, reader),
            .. Counts(index.Memory.Words.Stems, PostingToken.Prominent, reader),
        ]);

    private static string Words(ReadOnlySpan<byte> vector, Vocabulary words)
    {
        var text = new List<string>();
        var reader = new WordVectorReader(vector);
        while (!reader.IsAtEnd)
        {
            var length = reader.Next();
            text.Add($"[{length}/{reader.Next()}]");
            for (var i = 0; i < length; i++)
            {
                text.Add(words.Forms.Text(reader.Next()).ToString());
            }
        }

        return string.Join(' ', text);
    }

    private static IEnumerable<string> Counts(Words words, char kind, IndexReader reader) =>
        Enumerable.Range(0, words.Count)
            .Where(number => words.Documents(number) > 0)
            .Select(number => $"{words.Level} {words.Text(number)} {words.Documents(number)} {string.Join(',', reader.Match(PostingToken.Of(kind, number), int.MaxValue))}")
            .Order(StringComparer.Ordinal);
}
