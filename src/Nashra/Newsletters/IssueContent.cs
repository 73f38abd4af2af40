using System.Text.Json;
using System.Text.Json.Serialization;
using Nashra.Arabic;
using Nashra.Articles.Documents;
using Nashra.Newsletters.Trials;
using Nashra.Platform;

namespace Nashra.Newsletters;

/// <summary>What an editor composes: the subject, the words before and between, and the articles in their order.</summary>
/// <param name="Subject">Empty: the newsletter's name and the first headline.</param>
/// <param name="Preheader">What an inbox shows beside the subject; empty: the next headlines.</param>
/// <param name="Introduction">In the newsroom's notation.</param>
/// <param name="Blocks">From top to bottom.</param>
public sealed record IssueContent(string Subject, string Preheader, string Introduction, IReadOnlyList<IssueBlock> Blocks)
{
    public const int LongestSubject = 200;
    public const int MostBlocks = 60;
    private const int LongestText = 20_000;

    private static readonly JsonSerializerOptions Storage = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A second subject that is tried on a part of the subscribers; null for one subject.</summary>
    public SubjectTrial? Trial { get; init; }

    public static IssueContent Empty { get; } = new("", "", "", []);

    public IEnumerable<long> ArticleIds => Blocks.Where(block => block.Kind == IssueBlockKind.Article).Select(block => block.ArticleId).Distinct();

    public static IssueContent FromJson(string json) => JsonSerializer.Deserialize<IssueContent>(json, Storage)!;

    public string ToJson() => JsonSerializer.Serialize(this, Storage);

    public Document ReadIntroduction() => Notation.Read(Introduction);

    /// <summary>The same, cleaned of what no mail may carry.</summary>
    /// <exception cref="RefusedException">It is longer than any mail.</exception>
    public IssueContent Cleaned() => new(
        Limited(CleanText.Line(Subject), LongestSubject),
        Limited(CleanText.Line(Preheader), LongestSubject),
        Limited(Introduction.Trim(), LongestText),
        Blocks.Count <= MostBlocks ? [.. Blocks.Select(block => block with { Words = Limited(block.Kind == IssueBlockKind.Text ? block.Words.Trim() : CleanText.Line(block.Words), LongestText) })] : throw new RefusedException("newsletters.too_long"))
    {
        Trial = Trial is not null && CleanText.Line(Trial.Other) is { Length: > 0 } other ? (Trial with { Other = Limited(other, LongestSubject) }).Cleaned() : null,
    };

    private static string Limited(string text, int longest) => text.Length <= longest ? text : throw new RefusedException("newsletters.too_long");
}

/// <summary>One thing in an issue.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ArticleId">Of an article; else 0.</param>
/// <param name="Words">A heading's or a text's own; of an article, the editor's line in place of its standfirst.</param>
public sealed record IssueBlock(IssueBlockKind Kind, long ArticleId, string Words);

public enum IssueBlockKind
{
    Article,
    Heading,
    Text,
}
