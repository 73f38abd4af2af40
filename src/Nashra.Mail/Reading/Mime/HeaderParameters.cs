using System.Globalization;
using System.Text;

namespace Nashra.Mail.Reading.Mime;

/// <summary>
/// A value with parameters, as in Content-Type (RFC 2045, section 5.1), with continuations and charsets (RFC 2231)
/// and with the encoded words that some programs put there instead.
/// </summary>
public sealed class HeaderParameters
{
    private const int MostParameters = 100;
    private readonly Dictionary<string, string> parameters;

    private HeaderParameters(string value, Dictionary<string, string> parameters)
    {
        Value = value;
        this.parameters = parameters;
    }

    /// <summary>The value itself, in lower case.</summary>
    public string Value { get; }

    /// <summary>A parameter by its name without regard to case; null when absent.</summary>
    public string? this[string name] => parameters.GetValueOrDefault(name);

    public static HeaderParameters Parse(string? field, string assumedValue)
    {
        var pieces = Pieces(field ?? "");
        var value = pieces[0].Trim().ToLowerInvariant();
        return new HeaderParameters(value.Contains('/', StringComparison.Ordinal) ? value : assumedValue, Join(pieces.Skip(1)));
    }

    /// <summary>Cuts at semicolons outside quotation marks; comments in parentheses are dropped.</summary>
    private static List<string> Pieces(string field)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var (quoted, comment) = (false, 0);
        for (var at = 0; at < field.Length && pieces.Count < MostParameters; at++)
        {
            var character = field[at];
            if (character == '\\' && quoted && at + 1 < field.Length)
            {
                piece.Append(field[++at]);
                continue;
            }

            quoted ^= character == '"' && comment == 0;
            comment += quoted ? 0 : character == '(' ? 1 : character == ')' && comment > 0 ? -1 : 0;
            if (character == ';' && !quoted && comment == 0)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else if (quoted ? character != '"' : comment == 0 && character is not (')' or '"'))
            {
                piece.Append(character);
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private static Dictionary<string, string> Join(IEnumerable<string> pieces)
    {
        var whole = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var sections = new Dictionary<string, List<Section>>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in pieces)
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                continue;
            }

            var (name, value) = (piece[..equals].Trim(), piece[(equals + 1)..].Trim());
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star <= 0)
            {
                whole.TryAdd(name, EncodedWordReader.Decode(value));
            }
            else
            {
                sections.TryAdd(name[..star], []);
                sections[name[..star]].Add(Section.Of(name[(star + 1)..], value));
            }
        }

        foreach (var (name, values) in sections)
        {
            whole[name] = Section.Join(values);
        }

        return whole;
    }

    /// <summary>One numbered section of a value, percent-encoded or not (RFC 2231, sections 3 and 4).</summary>
    private readonly record struct Section(int Number, bool IsEncoded, string Value)
    {
        public static Section Of(string suffix, string value) => new(
            int.TryParse(suffix.TrimEnd('*'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
            suffix is "" || suffix.EndsWith('*'),
            value);

        public static string Join(List<Section> sections)
        {
            var bytes = new List<byte>();
            string? charset = null;
            foreach (var section in sections.OrderBy(section => section.Number))
            {
                var value = section.Value;
                if (section.IsEncoded && charset is null && value.Split('\'', 3) is [var named, _, var rest])
                {
                    (charset, value) = (named, rest);
                }

                bytes.AddRange(section.IsEncoded ? Percent(value) : Encoding.UTF8.GetBytes(value));
            }

            return Charsets.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes), charset);
        }

        private static ReadOnlySpan<byte> Percent(string value) =>
            TransferEncoding.QuotedPrintable(Encoding.UTF8.GetBytes(value.Replace("=", "=3D", StringComparison.Ordinal).Replace('%', '='))).Span;
    }
}
