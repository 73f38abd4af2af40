using System.IO.Compression;
using System.Text.Json;
using Nashra.Search.Index;

namespace Nashra.SearchLoad;

/// <summary>A real archive, and as many varied copies of it as a measurement wants.</summary>
internal sealed class Archive
{
    private const double ShareOfForeignSentences = 0.3;
    private readonly List<(string Headline, string[] Sentences)> articles = [];

    public Archive(string path)
    {
        using var file = File.OpenRead(path);
        using var plain = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (plain.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            articles.Add((Text(json.RootElement, "headline"), Text(json.RootElement, "body").Split(". ")));
        }
    }

    public int Count => articles.Count;

    /// <summary>The first copy is the archive itself; in the others sentences of other articles stand between.</summary>
    public DocumentText Document(int number)
    {
        var chance = new Random(number);
        var (headline, sentences) = articles[number % Count];
        var text = number < Count ? sentences : Array.ConvertAll(sentences, sentence => chance.NextDouble() < ShareOfForeignSentences ? Foreign(chance) : sentence);
        return new DocumentText(number + 1, DateTimeOffset.UnixEpoch.AddDays(10_000).AddMinutes(chance.Next(10_000_000)))
        {
            Headline = number < Count ? headline : $"{headline} {Foreign(chance).Split(' ')[0]}",
            Body = string.Join(". ", text),
        };
    }

    /// <summary>Neighbouring words of some article.</summary>
    public string Query(Random chance, int words)
    {
        while (true)
        {
            var text = Foreign(chance).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (text.Length >= words)
            {
                var start = chance.Next(text.Length - words + 1);
                return string.Join(' ', text.AsSpan(start, words)!);
            }
        }
    }

    private string Foreign(Random chance)
    {
        var sentences = articles[chance.Next(Count)].Sentences;
        return sentences[chance.Next(sentences.Length)];
    }

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
