using System.Text;

namespace Nashra.Mail;

/// <summary>
/// A text that many letters share, encoded once. It is given as literals with a hole between each two; every letter
/// fills the holes with its own words (already escaped, where the part is HTML). Immutable and safe to share between threads.
/// </summary>
public sealed class PreparedPart
{
    private PreparedPart(string mediaType, IReadOnlyList<string> literals)
    {
        if (literals.Count == 0)
        {
            throw new ArgumentException("A part has at least one literal.", nameof(literals));
        }

        MediaType = mediaType;
        Literals = [.. literals.Select(text => new EncodedLiteral(Encoding.UTF8.GetBytes(text)))];
        QuotedSize = Literals.Sum(literal => (long)literal.QuotedLength);
        Base64Size = Literals.Sum(literal => TransferSize.Base64(literal.Length));
    }

    /// <summary>How many values <see cref="Fill"/> expects: one fewer than the literals.</summary>
    public int Holes => Literals.Length - 1;

    internal string MediaType { get; }

    internal EncodedLiteral[] Literals { get; }

    internal long QuotedSize { get; }

    internal long Base64Size { get; }

    /// <summary>A text/plain part.</summary>
    public static PreparedPart Plain(IReadOnlyList<string> literals) => new("text/plain", literals);

    /// <summary>A text/html part.</summary>
    public static PreparedPart Html(IReadOnlyList<string> literals) => new("text/html", literals);

    /// <summary>The part with this letter's words in its holes, in order.</summary>
    /// <exception cref="ArgumentException">The number of values is not <see cref="Holes"/>.</exception>
    public FilledPart Fill(params IReadOnlyList<Filling> values) => values.Count == Holes
        ? new(this, values)
        : throw new ArgumentException($"The part has {Holes} holes, not {values.Count}.", nameof(values));
}
