using System.Globalization;
using Nashra.Mail;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Platform.Post;

/// <summary>The postbox of a developer's machine: each mail is one file, named by its time, so that the names' order is theirs.</summary>
public sealed class Postbox(Installation installation, TimeProvider clock)
{
    private const int LongestHeader = 16 * 1024;
    private readonly string folder = installation.FilePath("postbox");

    /// <summary>Writes a whole mail or nothing.</summary>
    public async Task FileAsync(ReadOnlyMemory<byte> mail, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid().ToString("N")[..12]}");
        var unfinished = Path.Combine(folder, name + ".part");
        await File.WriteAllBytesAsync(unfinished, mail, cancel);
        File.Move(unfinished, Path.Combine(folder, name + ".eml"));
    }

    /// <summary>What came last, newest first.</summary>
    public IEnumerable<PostboxMail> Latest(int count) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*.eml").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .OrderDescending(StringComparer.Ordinal).Take(count).Select(Head);

    /// <summary>The mail's octets, or null when there is none of that name.</summary>
    public async Task<byte[]?> FindAsync(string id, CancellationToken cancel) =>
        IsName(id) && File.Exists(PathOf(id)) ? await File.ReadAllBytesAsync(PathOf(id), cancel) : null;

    /// <summary>Removes what came for an address, when its reader is erased.</summary>
    public void Forget(string address)
    {
        var wire = Mailbox.TryCreate(address, "", out var mailbox) ? mailbox.WireAddress : address;
        foreach (var mail in Latest(int.MaxValue).Where(mail => AddressIn(mail.To).Equals(wire, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            File.Delete(PathOf(mail.Id));
        }
    }

    public static string? Alternative(ReadOnlyMemory<byte> mail, string mediaType) =>
        MimeReader.Read(mail).Walk().FirstOrDefault(part => part.MediaType == mediaType)?.Text();

    public static PostboxMail Describe(string id, ReadOnlyMemory<byte> mail)
    {
        var headers = MimeReader.Read(mail).Headers;
        return new PostboxMail(id, headers["To"] ?? "", headers["Subject"] ?? "", headers["From"] ?? "", TimeOf(id));
    }

    private static string AddressIn(string to) => to[(to.LastIndexOf('<') + 1)..].TrimEnd('>');

    private PostboxMail Head(string id)
    {
        var head = new byte[LongestHeader];
        using var file = File.OpenRead(PathOf(id));
        return Describe(id, head.AsMemory(0, file.ReadAtLeast(head, LongestHeader, throwOnEndOfStream: false)));
    }

    private string PathOf(string id) => Path.Combine(folder, id + ".eml");

    // Names are our own: a time, a hyphen, hexadecimal digits. Nothing else reaches the file system.
    private static bool IsName(string id) => id.Length == 31 && id[18] == '-' && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static DateTimeOffset TimeOf(string id) => DateTimeOffset.TryParseExact(
        id[..18], "yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.UnixEpoch;
}

/// <summary>A mail as the postbox lists it.</summary>
public sealed record PostboxMail(string Id, string To, string Subject, string From, DateTimeOffset Date);
