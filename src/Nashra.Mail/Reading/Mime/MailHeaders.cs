namespace Nashra.Mail.Reading.Mime;

/// <summary>The header fields of a part in their order (RFC 5322); names match without regard to case.</summary>
public sealed class MailHeaders
{
    private readonly List<(string Name, ReadOnlyMemory<byte> Raw)> fields = [];

    public int Count => fields.Count;

    /// <summary>The first field of that name, unfolded and with encoded words (RFC 2047) decoded; null when absent.</summary>
    public string? this[string name]
    {
        get
        {
            var at = fields.FindIndex(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return at < 0 ? null : Read(fields[at].Raw);
        }
    }

    public bool Has(string name) => fields.Exists(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Every field of that name, decoded, in order.</summary>
    public IEnumerable<string> All(string name) =>
        fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => Read(field.Raw));

    /// <summary>The first field of that name without decoding its encoded words: for structured fields, whose syntax comes first.</summary>
    internal string? Structured(string name)
    {
        var at = fields.FindIndex(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : Unfolded(fields[at].Raw);
    }

    internal void Add(string name, ReadOnlyMemory<byte> raw) => fields.Add((name, raw));

    private static string Read(ReadOnlyMemory<byte> raw) => EncodedWordReader.Decode(Unfolded(raw));

    private static string Unfolded(ReadOnlyMemory<byte> raw) => Charsets.Decode(raw.Span, charset: null).Replace("\n", "", StringComparison.Ordinal).Trim();
}
