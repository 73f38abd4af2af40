using System.Globalization;

namespace Nashra.Mail;

/// <summary>What a server said it can do, in its answer to EHLO.</summary>
/// <param name="Keywords">Each keyword in upper case with the rest of its line.</param>
public sealed record SmtpCapabilities(IReadOnlyDictionary<string, string> Keywords)
{
    public bool Pipelining => Keywords.ContainsKey("PIPELINING");

    public bool EightBitMime => Keywords.ContainsKey("8BITMIME");

    public bool SmtpUtf8 => Keywords.ContainsKey("SMTPUTF8");

    public bool Chunking => Keywords.ContainsKey("CHUNKING");

    public bool StartTls => Keywords.ContainsKey("STARTTLS");

    public bool Size => Keywords.ContainsKey("SIZE");

    /// <summary>The largest content in octets that the server takes; null where it states no limit.</summary>
    public long? MaxSize => Keywords.TryGetValue("SIZE", out var size)
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : null;

    internal static SmtpCapabilities None { get; } = new(new Dictionary<string, string>());

    internal static SmtpCapabilities Parse(SmtpReply hello)
    {
        var keywords = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in hello.Text.Split('\n').Skip(1))
        {
            var words = line[Math.Min(4, line.Length)..].Replace('=', ' ').Split(' ', 2, StringSplitOptions.TrimEntries);
            keywords[words[0].ToUpperInvariant()] = words.Length > 1 ? words[1] : "";
        }

        return new(keywords);
    }

    internal bool Authenticates(string mechanism) => Keywords.TryGetValue("AUTH", out var mechanisms)
        && mechanisms.Split(' ').Contains(mechanism, StringComparer.OrdinalIgnoreCase);
}
