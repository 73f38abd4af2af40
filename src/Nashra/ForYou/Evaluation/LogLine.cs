using System.IO.Compression;

namespace Nashra.ForYou.Evaluation;

/// <summary>One line of a log, which can say where it stands.</summary>
internal readonly record struct LogLine(string File, int Number, string Text)
{
    private const byte GzipFirst = 0x1F;
    private const byte GzipSecond = 0x8B;

    public string[] Columns => Text.Split('\t');

    /// <summary>The lines of a file, plain or gzip whatever its name says, one at a time; empty lines are passed over.</summary>
    public static IEnumerable<LogLine> ReadAll(string path)
    {
        using var file = System.IO.File.OpenRead(path);
        using Stream content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
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

    /// <summary>The message is a phrase's key.</summary>
    public MalformedLogException Malformed(string messageKey, params object[] arguments) => new(messageKey, arguments) { File = File, Line = Number };

    private static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == GzipFirst && file.ReadByte() == GzipSecond;
        file.Position = 0;
        return isGzip;
    }

    private static string? Next(StreamReader reader, string path, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException)
        {
            throw new LogLine(Path.GetFileName(path), number, "").Malformed("for_you.log.cut");
        }
    }
}
