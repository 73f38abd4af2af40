using Microsoft.AspNetCore.Html;
using Nashra.Localization;
using Nashra.Platform;

namespace Nashra.ForYou;

/// <summary>Says a reason in a sentence, with a link to what it names.</summary>
public static class ReasonWords
{
    public static IHtmlContent Of(TailoredItem item, Edition edition)
    {
        var (before, name, after) = Parts(item, edition);
        var html = new HtmlContentBuilder()
            .AppendHtml("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/icons.svg#for-you\" /></svg><span>")
            .AppendHtml(Html.Encode(before));
        if (name is { } named)
        {
            html.AppendHtml(named.Address is { } address ? $"<a href=\"{Html.Encode(address)}\"><bdi>{Html.Encode(named.Name)}</bdi></a>" : $"<bdi>«{Html.Encode(named.Name)}»</bdi>");
        }

        return html.AppendHtml(Html.Encode(after)).AppendHtml("</span>");
    }

    /// <summary>The same as text, for letters and feeds.</summary>
    public static string TextOf(TailoredItem item, Edition edition)
    {
        var (before, name, after) = Parts(item, edition);
        return before + (name is { } named ? Arabic.Bidi.Isolate(named.Name) : "") + after;
    }

    private static (string Before, (string Name, string? Address)? Name, string After) Parts(TailoredItem item, Edition edition)
    {
        var named = Named(item, edition);
        var key = item.Reason.Kind == ReasonKind.SimilarTo && item.Similar is null || NeedsSubject(item.Reason.Kind) && item.Subject is null
            ? nameof(ReasonKind.Fresh)
            : item.Reason.Kind.ToString();
        var words = edition.Say[$"for_you.reason.{key}"].Split("{0}");
        return words is [var before, var after] ? (before, named, after) : (words[0], null, "");
    }

    private static (string Name, string? Address)? Named(TailoredItem item, Edition edition) =>
        item.Similar is { } similar ? (edition.Prose(similar.Headline), similar.Address)
        : item.Subject is { } subject ? (subject.Name, subject.Address)
        : null;

    private static bool NeedsSubject(ReasonKind kind) => kind is not (ReasonKind.SimilarTo or ReasonKind.Popular or ReasonKind.Fresh or ReasonKind.EditorsPick);
}
