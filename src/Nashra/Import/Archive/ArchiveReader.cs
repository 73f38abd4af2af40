using System.Threading.Channels;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Articles.Documents;
using NodaTime;

namespace Nashra.Import.Archive;

/// <summary>Reads, cleans and understands lines on one core while the other writes the ones before them.</summary>
internal sealed class ArchiveReader(ArchiveFile file, ArchiveTopics topics, DateTimeZone zone)
{
    private const int LinesPerBatch = 200;
    private const int BytesPerBatch = 1024 * 1024;
    private const int BatchesAhead = 1;

    /// <exception cref="InvalidDataException">The compressed file is damaged from here on; the batches before it were given out.</exception>
    public IAsyncEnumerable<IReadOnlyList<ReadLine>> BatchesAsync(CancellationToken cancel)
    {
        var batches = Channel.CreateBounded<IReadOnlyList<ReadLine>>(BatchesAhead);
        _ = Task.Run(() => FillAsync(batches.Writer, cancel), CancellationToken.None);
        return batches.Reader.ReadAllAsync(cancel);
    }

    // Whatever goes wrong comes out where the batches are taken.
    private async Task FillAsync(ChannelWriter<IReadOnlyList<ReadLine>> batches, CancellationToken cancel)
    {
        try
        {
            await ReadAsync(batches, cancel);
            batches.Complete();
        }
        catch (Exception fault)
        {
            batches.Complete(fault);
        }
    }

    private async Task ReadAsync(ChannelWriter<IReadOnlyList<ReadLine>> batches, CancellationToken cancel)
    {
        var batch = new List<ReadLine>(LinesPerBatch);
        var bytes = 0;
        try
        {
            for (var number = 1L; await file.NextAsync(cancel) is { } text; number++)
            {
                batch.Add(Read(text, number));
                bytes += text.Utf8.Length;
                if (batch.Count == LinesPerBatch || bytes >= BytesPerBatch)
                {
                    await batches.WriteAsync(batch, cancel);
                    (batch, bytes) = (new List<ReadLine>(LinesPerBatch), 0);
                }
            }
        }
        finally
        {
            await batches.WriteAsync(batch, cancel);
        }
    }

    private ReadLine Read(ArchiveText text, long number)
    {
        ArchiveLine? line = null;
        try
        {
            line = text.IsTooLong ? throw new LineRefusedException("line-too-long") : ArchiveLine.Read(text.Utf8);
            var article = TextOf(line);
            var published = ArchiveDate.Read(line.PublishedAt, zone) ?? throw new LineRefusedException("date-unknown");
            return new ReadLine(number, line.Id, null, line, article, published, Byline.Read(line.Byline), topics.In(article), TextHash.Of(line.ToString()));
        }
        catch (LineRefusedException refused)
        {
            return ReadLine.Refused(number, line?.Id, refused.Reason);
        }
    }

    private static ArticleText TextOf(ArchiveLine line)
    {
        var headline = CleanText.Line(line.Headline);
        if (headline.Length is 0 or > Article.MaxHeadline)
        {
            throw new LineRefusedException(headline.Length == 0 ? "no-headline" : "headline-too-long");
        }

        var body = ArchiveBody.Read(line.Body);
        if (body.IsEmpty)
        {
            throw new LineRefusedException("no-body");
        }

        var standfirst = TextCut.AtWord(CleanText.Line(line.Standfirst), Article.MaxStandfirst / 2);
        return new ArticleText(headline, standfirst, "", "", "", 0, body, LanguageOf(line));
    }

    private static string LanguageOf(ArchiveLine line) =>
        line.Language.Length is >= 2 and <= 35 && line.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? line.Language : "ar";
}

/// <summary>A line understood, or the reason why it was refused.</summary>
internal sealed record ReadLine(long Number, string? Id, string? Refusal, ArchiveLine Line, ArticleText Text, DateTimeOffset PublishedAt, Byline Byline, IReadOnlyList<long> Topics, long Hash)
{
    public static ReadLine Refused(long number, string? id, string reason) =>
        new(number, id, reason, null!, null!, default, null!, [], 0);
}
