using System.IO.Compression;

namespace Nashra.Arabic.Analysis;

/// <summary>What is known of the words of the language; read from the embedded list when first asked (tools/lexicon makes it).</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Loaded = new(Read);

    private readonly Dictionary<string, Noun>.AlternateLookup<ReadOnlySpan<char>> nouns =
        new Dictionary<string, Noun>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static Lexicon Shared => Loaded.Value;

    /// <summary>Verbs by their past without person and number.</summary>
    public VerbStems Pasts { get; } = new();

    /// <summary>Verbs by their present without the letters of person and number.</summary>
    public VerbStems Presents { get; } = new();

    /// <summary>The headword of a noun, an adjective, a name or a broken plural, given exactly.</summary>
    public Noun? NounOf(ReadOnlySpan<char> form) => nouns.TryGetValue(form, out var noun) ? noun : null;

    private static Lexicon Read()
    {
        using var packed = typeof(Lexicon).Assembly.GetManifestResourceStream("Nashra.Arabic.Analysis.lexicon.gz")
            ?? throw new InvalidOperationException("The lexicon is not embedded in the assembly.");
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var lexicon = new Lexicon();
        while (lines.ReadLine() is { } line)
        {
            lexicon.Add(line.Split(' '));
        }

        return lexicon;
    }

    private void Add(string[] line)
    {
        var (form, stem) = (line[1], line[^1]);
        switch (line[0])
        {
            case "v": Pasts.Add(form, stem); break;
            case "p": Presents.Add(form, stem); break;
            default: nouns[form] = new Noun(stem, OnlyDefinite: line[0] is "d", IsBrokenPlural: line[0] is "b"); break;
        }
    }
}

/// <summary>A word as the lexicon has it: its headword, and whether it is a noun only behind the article (else a verb: تشكل).</summary>
internal sealed record Noun(string Headword, bool OnlyDefinite, bool IsBrokenPlural);

/// <summary>Stems of one tense, each with the dictionary form of its verb.</summary>
internal sealed class VerbStems
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> verbs =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(string stem, string verb) => verbs[stem] = verb;

    public string? VerbOf(ReadOnlySpan<char> stem) => verbs.TryGetValue(stem, out var verb) ? verb : null;
}
