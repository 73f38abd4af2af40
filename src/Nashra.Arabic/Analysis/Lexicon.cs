using System.IO.Compression;

namespace Nashra.Arabic.Analysis;

/// <summary>What is known of the words of the language; read from the embedded list when first asked (tools/lexicon makes it).</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Loaded = new(Read);

    private readonly Dictionary<string, Noun>.AlternateLookup<ReadOnlySpan<char>> nouns;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> pasts;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> presents;

    private Lexicon(StreamReader lines)
    {
        nouns = new Dictionary<string, Noun>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        pasts = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        presents = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        while (lines.ReadLine() is { } line)
        {
            Add(line.Split(' '));
        }
    }

    public static Lexicon Shared => Loaded.Value;

    /// <summary>The headword of a noun, an adjective, a name or a broken plural, given exactly.</summary>
    public Noun? NounOf(ReadOnlySpan<char> form) => nouns.TryGetValue(form, out var noun) ? noun : null;

    /// <summary>The dictionary form of a verb, given its past without person and number.</summary>
    public string? VerbOfPast(ReadOnlySpan<char> stem) => pasts.TryGetValue(stem, out var verb) ? verb : null;

    /// <summary>The dictionary form of a verb, given its present without the letters of person and number.</summary>
    public string? VerbOfPresent(ReadOnlySpan<char> stem) => presents.TryGetValue(stem, out var verb) ? verb : null;

    private static Lexicon Read()
    {
        using var packed = typeof(Lexicon).Assembly.GetManifestResourceStream("Nashra.Arabic.Analysis.lexicon.gz")
            ?? throw new InvalidOperationException("The lexicon is not embedded in the assembly.");
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return new Lexicon(lines);
    }

    private void Add(string[] line)
    {
        var (form, stem) = (line[1], line[^1]);
        switch (line[0])
        {
            case "v": pasts[form] = stem; break;
            case "p": presents[form] = stem; break;
            default: nouns[form] = new Noun(stem, OnlyDefinite: line[0] is "d"); break;
        }
    }
}

/// <summary>A word as the lexicon has it: its headword, and whether it is a noun only behind the article (else a verb: تشكل).</summary>
internal sealed record Noun(string Headword, bool OnlyDefinite);
