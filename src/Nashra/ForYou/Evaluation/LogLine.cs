using System.IO.Compression;

namespace Nashra.ForYou.Evaluation;

/// <summary>One line of a log, which can say where it stands.</summary>
internal readonly record struct LogLine(string File, int Number, string Text)
{
    /// <summary>The lines of a file, plain or .gz, one at a time; empty lines are passed over.</summary>
    public static IEnumerable<LogLine> ReadAll(string path)
    {
        using var file = System.IO.File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content);
        var number = 0;
        while (Next(reader, path, number) is { } text)
        {
            number++;
            if (text.Length > 0)
            {
                yield return new LogLine(Path.GetFileName(path), number, text);
            }
        }
    }

    public MalformedLogException Malformed(string what) => new($"{File}, line {Number}: {what}");

    private static string? Next(StreamReader reader, string path, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException fault)
        {
            throw new MalformedLogException($"{Path.GetFileName(path)}, after line {number}: not a whole gzip file ({fault.Message})");
        }
    }
}

/// <summary>A log cannot be read; the message names the file, the line and what is wrong with it.</summary>
public sealed class MalformedLogException(string message) : Exception(message);
