using Nashra.Arabic.Analysis;
using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>A word of a query as the vocabulary knows it: its own form, its stem, its root, and spellings that mean it too.</summary>
internal sealed class QueryWord
{
    private readonly Vocabulary words;

    public QueryWord(in Token token, bool isExact, Vocabulary words)
    {
        this.words = words;
        (Text, IsExact, IsStopWord) = (token.Form, isExact, token.IsStopWord);
        Form = words.Forms.Find(token.Form);
        Stem = Form != Index.Words.None ? words.StemOf(Form) : words.Stems.Find(token.Stem);
        Root = Stem != Index.Words.None ? words.RootOf(Stem) : words.Roots.Find(token.Root);
        OtherStems = isExact || Stem != Index.Words.None && words.Stems.Documents(Stem) > 0 ? [] : [.. OtherSpellings.Of(token.Form, words)];
    }

    public string Text { get; }

    public bool IsExact { get; }

    public bool IsStopWord { get; }

    public int Form { get; }

    public int Stem { get; }

    public int Root { get; }

    /// <summary>Stems that stand for a word nobody wrote: a Latin name in Arabic letters.</summary>
    public IReadOnlyList<int> OtherStems { get; }

    public bool IsFoundByForm => IsExact || IsStopWord;

    /// <summary>In how many documents it stands, at most.</summary>
    public int Documents => IsFoundByForm ? words.Forms.Documents(Form) : words.Stems.Documents(Stem) + OtherStems.Sum(words.Stems.Documents);

    /// <summary>The FTS5 expression that finds it as a reader means it; null when it stands nowhere.</summary>
    public string? Posting() => IsFoundByForm ? FormPosting() : StemPosting(PostingToken.Stem);

    public string? FormPosting() => Form == Index.Words.None ? null : PostingToken.Of(PostingToken.Form, Form);

    public string? HeadlinePosting() => StemPosting(PostingToken.Headline);

    /// <summary>Finds articles that are about it: it stands in the headline or topics, or again and again in the text.</summary>
    public string? ProminentPosting() => HeadlinePosting() is { } headline ? $"({StemPosting(PostingToken.Prominent)} OR {headline})" : null;

    private string? StemPosting(char kind)
    {
        var stems = Stem == Index.Words.None ? OtherStems : OtherStems.Prepend(Stem);
        var expression = string.Join(" OR ", stems.Select(stem => PostingToken.Of(kind, stem)));
        return expression.Length == 0 ? null : $"({expression})";
    }
}
