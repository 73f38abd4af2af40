using Nashra.Arabic.Analysis;

namespace Nashra.Saved;

/// <summary>What became of a text: each passage that differs, with the words that went and the words that came.</summary>
public static class TextChanges
{
    private const int LongestText = 400; // lines or words; beyond that a whole line counts as changed

    /// <summary>Lines that differ, in order. Spellings that fold alike and punctuation are no change.</summary>
    public static IReadOnlyList<ChangedLine> Between(IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        var changes = new List<ChangedLine>();
        foreach (var (gone, come) in Steps(was, now, KeyOf))
        {
            for (var i = 0; i < Math.Max(gone.Count, come.Count); i++)
            {
                changes.Add(Line(i < gone.Count ? gone[i] : "", i < come.Count ? come[i] : ""));
            }
        }

        return changes;
    }

    private static ChangedLine Line(string was, string now)
    {
        if (was.Length == 0 || now.Length == 0)
        {
            return new ChangedLine([new Piece(was.Length == 0 ? now : was, was.Length == 0 ? PieceKind.New : PieceKind.Gone)]);
        }

        var (old, fresh) = (was.Split(' ', StringSplitOptions.RemoveEmptyEntries), now.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var (gone, come, from) in StepsWithPlace(old, fresh, KeyOf))
        {
            Add(pieces, fresh[at..from], PieceKind.Same);
            Add(pieces, gone, PieceKind.Gone);
            Add(pieces, come, PieceKind.New);
            at = from + come.Count;
        }

        Add(pieces, fresh[at..], PieceKind.Same);
        return new ChangedLine(pieces);
    }

    private static void Add(List<Piece> pieces, IReadOnlyList<string> words, PieceKind kind)
    {
        if (words.Count > 0)
        {
            pieces.Add(new Piece(string.Join(' ', words), kind));
        }
    }

    private static IEnumerable<(List<string> Gone, List<string> Come)> Steps(IReadOnlyList<string> was, IReadOnlyList<string> now, Func<string, string> key) =>
        StepsWithPlace(was, now, key).Select(step => (step.Gone, step.Come));

    // The longest common sequence, by the textbook table.
    private static IEnumerable<(List<string> Gone, List<string> Come, int At)> StepsWithPlace(IReadOnlyList<string> was, IReadOnlyList<string> now, Func<string, string> key)
    {
        if (was.Count > LongestText || now.Count > LongestText)
        {
            yield return ([.. was], [.. now], 0);
            yield break;
        }

        var (old, fresh) = (was.Select(key).ToArray(), now.Select(key).ToArray());
        var common = Table(old, fresh);
        var (i, j) = (0, 0);
        while (i < old.Length || j < fresh.Length)
        {
            if (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var (gone, come, at) = (new List<string>(), new List<string>(), j);
            while ((i < old.Length || j < fresh.Length) && !(i < old.Length && j < fresh.Length && old[i] == fresh[j]))
            {
                if (j >= fresh.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
                {
                    gone.Add(was[i++]);
                }
                else
                {
                    come.Add(now[j++]);
                }
            }

            yield return (gone, come, at);
        }
    }

    private static int[,] Table(string[] old, string[] fresh)
    {
        var common = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = fresh.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static string KeyOf(string text) => string.Join(' ', Analyzer.Analyze(text).Select(token => token.Form));
}

/// <summary>A line as it changed.</summary>
public sealed record ChangedLine(IReadOnlyList<Piece> Pieces)
{
    private const int Around = 8;

    /// <summary>The change with a few words on either side, for a list.</summary>
    public ChangedLine InShort() => new([.. Pieces.Select((piece, at) => piece.Kind == PieceKind.Same ? piece with { Text = Cut(piece.Text, at == 0, at == Pieces.Count - 1) } : piece)]);

    private static string Cut(string text, bool isFirst, bool isLast)
    {
        var words = text.Split(' ');
        if (isFirst)
        {
            return words.Length <= Around ? text : "… " + string.Join(' ', words[^Around..]);
        }

        return isLast
            ? words.Length <= Around ? text : string.Join(' ', words[..Around]) + " …"
            : words.Length <= 2 * Around ? text : $"{string.Join(' ', words[..Around])} … {string.Join(' ', words[^Around..])}";
    }
}

public sealed record Piece(string Text, PieceKind Kind);

public enum PieceKind
{
    Same,
    Gone,
    New,
}
