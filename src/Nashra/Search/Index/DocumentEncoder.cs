using System.Buffers;
using System.Runtime.InteropServices;
using Nashra.Arabic.Analysis;
using Nashra.Search.Query;

namespace Nashra.Search.Index;

/// <summary>
/// Turns texts into the numbers that an index stores: the half of indexing that goes on beside writing. It alone adds
/// words to the vocabulary; not for several threads at once.
/// </summary>
internal sealed class DocumentEncoder(Vocabulary words)
{
    // Telling words of a usual article, whatever stands in this archive: an index made anew is the same.
    private const double UsualLength = 250;

    private readonly ShortForms numbers = new(words);
    private readonly DistinctWords distinct = new(words);
    private readonly ArrayBufferWriter<byte> vector = new(4096);
    private readonly ArrayBufferWriter<byte>[] columns = [new(4096), new(4096), new(512), new(256)];
    private readonly List<int> forms = new(1024);

    public EncodedDocument Encode(DocumentText text)
    {
        distinct.Clear();
        vector.ResetWrittenCount();
        Array.ForEach(columns, column => column.ResetWrittenCount());
        var telling = new int[DocumentText.Fields];
        for (var field = 0; field < telling.Length; field++)
        {
            telling[field] = Take(text.Of((Field)field), (Field)field);
        }

        distinct.FindStems();
        AppendTokens(text, Prominent(telling.Sum()));
        return new EncodedDocument(text.Id, PublicationTimes.MinuteOf(text.PublishedAt))
        {
            Vector = vector.WrittenSpan.ToArray(),
            Columns = Array.ConvertAll(columns, column => column.WrittenSpan.ToArray()),
            Telling = telling,
            Forms = distinct.Forms.ToArray(),
            Stems = distinct.Stems.ToArray(),
            Roots = distinct.Roots.ToArray(),
        };
    }

    private int Take(string text, Field field)
    {
        forms.Clear();
        var telling = 0;
        foreach (var form in Analyzer.Forms(text))
        {
            var number = numbers.NumberOf(form);
            forms.Add(number);
            distinct.Add(number);
            if (!words.IsStopWord(number))
            {
                telling++;
                AppendHeadline(number, field);
            }
        }

        WordVector.Write(vector, CollectionsMarshal.AsSpan(forms), telling);
        return telling;
    }

    private void AppendHeadline(int form, Field field)
    {
        if (field is Field.Headline or Field.Topics)
        {
            PostingToken.Append(columns[2], PostingToken.Headline, words.StemOf(form));
        }
    }

    // As often as BM25 must read it to count for two mentions in a usual article.
    private static double Prominent(int telling) => 2 * (1 - SearchWeights.Default.B + (SearchWeights.Default.B * telling / UsualLength));

    // A stop word is found by its form alone: its stem would only lengthen the index.
    private void AppendTokens(DocumentText text, double prominent)
    {
        foreach (var form in distinct.Forms)
        {
            PostingToken.Append(columns[0], PostingToken.Form, form);
        }

        foreach (var stem in distinct.Stems)
        {
            PostingToken.Append(columns[1], PostingToken.Stem, stem);
            if (distinct.TimesOfStem(stem) >= prominent)
            {
                PostingToken.Append(columns[2], PostingToken.Prominent, stem);
            }
        }

        AppendFacets(PostingToken.Section, text.SectionId is { } section ? [section] : []);
        AppendFacets(PostingToken.Author, text.AuthorIds);
        AppendFacets(PostingToken.Topic, text.TopicIds);
        AppendFacets(PostingToken.Type, text.Types.Select(type => (long)type));
    }

    private void AppendFacets(char kind, IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            PostingToken.Append(columns[3], kind, id);
        }
    }
}
