using Nashra.Articles.Documents;

namespace Nashra.Saved;

/// <summary>Puts a reader's highlights into a document. Marks cross bold, links and other voices without breaking them.</summary>
internal static class MarkedText
{
    public static Document With(Document document, IEnumerable<(Guid Key, FoundPassage Found)> highlights)
    {
        var byUnit = highlights.Where(highlight => highlight.Found.State != PassageState.Lost).ToLookup(highlight => highlight.Found.Block);
        return TextUnits.Rewrite(document, (unit, content) => byUnit[unit].OrderBy(h => h.Found.Start).Aggregate(content, Marked));
    }

    private static IReadOnlyList<Inline> Marked(IReadOnlyList<Inline> content, (Guid Key, FoundPassage Found) highlight) =>
        new Marking(highlight.Key.ToString("N"), highlight.Found.Start, highlight.Found.Start + highlight.Found.Length).In(content);

    private sealed class Marking(string anchor, int start, int end)
    {
        private int at;

        public IReadOnlyList<Inline> In(IReadOnlyList<Inline> content) => [.. content.SelectMany(In)];

        private IEnumerable<Inline> In(Inline inline)
        {
            switch (inline)
            {
                case Run run:
                    return Cut(run.Text, text => new Run(text));
                case LanguageRun run:
                    return Cut(run.Text, text => new LanguageRun(run.Language, text));
                case Strong strong:
                    return [new Strong(In(strong.Content))];
                case Emphasis emphasis:
                    return [new Emphasis(In(emphasis.Content))];
                case Link link:
                    return [new Link(link.Url, In(link.Content))];
                case Highlighted other: // two highlights that overlap: each keeps its own mark
                    return [new Highlighted(other.Anchor, In(other.Content))];
                default:
                    return [inline];
            }
        }

        private List<Inline> Cut(string text, Func<string, Inline> piece)
        {
            var (from, to) = (Math.Clamp(start - at, 0, text.Length), Math.Clamp(end - at, 0, text.Length));
            at += text.Length;
            if (from >= to)
            {
                return [piece(text)];
            }

            List<Inline> pieces = [new Highlighted(anchor, [piece(text[from..to])])];
            if (from > 0)
            {
                pieces.Insert(0, piece(text[..from]));
            }

            if (to < text.Length)
            {
                pieces.Add(piece(text[to..]));
            }

            return pieces;
        }
    }
}
