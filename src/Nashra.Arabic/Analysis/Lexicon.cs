using System.IO.Compression;

namespace Nashra.Arabic.Analysis;

/// <summary>What is known of the words of the language; read from the embedded list when first asked (tools/lexicon makes it).</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Loaded = new(Read);

    private readonly KnownWords<Noun> nouns = new();

    public static Lexicon Shared => Loaded.Value;

    /// <summary>Verbs, in their dictionary form, by their past without person and number.</summary>
    public KnownWords<string> Pasts { get; } = new();

    /// <summary>Verbs by their present without the letters of person and number.</summary>
    public KnownWords<string> Presents { get; } = new();

    /// <summary>The headword of a noun, an adjective, a name or a broken plural, given exactly.</summary>
    public Noun? NounOf(ReadOnlySpan<char> form) => nouns.Find(form);

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
            case "v": Pasts.Set(form, stem); break;
            case "p": Presents.Set(form, stem); break;
            default: nouns.Set(form, new Noun(stem, OnlyDefinite: line[0] is "d", IsBrokenPlural: line[0] is "b")); break;
        }
    }
}

/// <summary>A word as the lexicon has it: its headword, and whether it is a noun only behind the article (else a verb: تشكل).</summary>
internal sealed record Noun(string Headword, bool OnlyDefinite, bool IsBrokenPlural);
