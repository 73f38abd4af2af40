using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Nashra.Arabic.Analysis;

namespace Nashra.Search.Verbs;

/// <summary><c>analyze</c>: for each line of standard input, its words as search sees them, as one line of JSON.</summary>
internal static class AnalyzeVerb
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new Command("analyze", "read lines on standard input; print the tokens and stems of each as JSON");
        command.SetAction(async (_, cancel) =>
        {
            using var input = new StreamReader(Console.OpenStandardInput());
            var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            await using (output)
            {
                while (await input.ReadLineAsync(cancel) is { } line)
                {
                    await output.WriteLineAsync(Describe(line).AsMemory(), cancel);
                }
            }

            return 0;
        });
        return command;
    }

    private static string Describe(string line)
    {
        var words = Analyzer.Analyze(line);
        return JsonSerializer.Serialize(
            new
            {
                text = line,
                tokens = words.Select(word => new { start = word.Start, length = word.Length, form = word.Form, stem = word.Stem, root = word.Root, stop = word.IsStopWord }),
                stems = words.Select(word => word.Stem),
            },
            Readable);
    }
}
