using System.Runtime.CompilerServices;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Reading.Mailboxes;

/// <summary>Messages from where they commonly wait: a file with one message, an mbox file (RFC 4155), a Maildir, a stream.</summary>
public static class MailStore
{
    private static readonly FileStreamOptions Sequential = new()
    {
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    };

    private static readonly EnumerationOptions OneLevel = new() { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.Directory };

    /// <summary>A file, an mbox or a directory, told apart by looking. Holds one message at a time.</summary>
    /// <exception cref="IOException">The path cannot be read.</exception>
    public static async IAsyncEnumerable<RawMail> ReadAsync(string path, MailLimits limits, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var file in Directory.Exists(path) ? Files(path) : [path])
        {
            await using var stream = Open(file, isMaildir: file != path);
            if (stream is null)
            {
                continue;
            }

            await foreach (var mail in ReadAsync(stream, Path.GetFileName(file), limits, cancel))
            {
                yield return mail;
            }
        }
    }

    /// <summary>One message, or several when the first line is the separator of an mbox. The stream stays open.</summary>
    /// <param name="stream">For example standard input.</param>
    /// <param name="name">What the messages are called after.</param>
    public static async IAsyncEnumerable<RawMail> ReadAsync(Stream stream, string name, MailLimits limits, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var lines = new ByteLines(stream);
        var mails = new MboxCutter(name, limits.MessageBytes);
        while (await lines.NextAsync(cancel))
        {
            if (mails.Take(lines.Current.Span, lines.BeginsLine) is { } complete)
            {
                yield return complete;
            }
        }

        if (mails.Last() is { } last)
        {
            yield return last;
        }
    }

    // Maildir keeps what nobody has seen in new and the rest in cur; any other directory is read as a heap of files.
    private static IEnumerable<string> Files(string directory)
    {
        string[] maildir = [Path.Combine(directory, "new"), Path.Combine(directory, "cur")];
        var folders = maildir.Where(Directory.Exists).DefaultIfEmpty(directory);
        return folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", OneLevel).Order(StringComparer.Ordinal));
    }

    private static FileStream? Open(string file, bool isMaildir)
    {
        try
        {
            return new FileStream(file, Sequential);
        }
        catch (FileNotFoundException) when (isMaildir)
        {
            return null; // another program renamed it, as Maildir allows at any moment; the next reading finds it
        }
    }
}
