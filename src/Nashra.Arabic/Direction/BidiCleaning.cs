using System.Buffers;
using System.Text;

namespace Nashra.Arabic;

/// <summary>The two passes behind <see cref="Bidi.StripControls"/>.</summary>
internal static class BidiCleaning
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u200E\u200F\u061C");

    public static string WithoutOverrides(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u202A', BidiControls.PopIsolate))
        {
            return text;
        }

        var unpaired = UnpairedIsolates(text);
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!BidiControls.IsEmbeddingOrOverride(text[i]) && !unpaired.Contains(i))
            {
                kept.Append(text[i]);
            }
        }

        return kept.Length == text.Length ? text : kept.ToString();
    }

    public static string WithoutIdleMarks(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var seenVisible = false;
        for (var at = 0; at < text.Length;)
        {
            var run = MarksFrom(text, at);
            if (run > at && seenVisible && (NeedsHolding(RuneBefore(text, at)) || NeedsHolding(RuneAfter(text, run))))
            {
                kept.Append(text[at]);
            }

            for (at = run; at < text.Length && !BidiControls.IsMark(text[at]); at++)
            {
                kept.Append(text[at]);
                seenVisible |= !char.IsWhiteSpace(text[at]);
            }
        }

        return kept.Length == text.Length ? text : kept.ToString();
    }

    public static bool IsOneIsolate(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += BidiControls.OpensIsolate(text[i]) ? 1 : text[i] is BidiControls.PopIsolate ? -1 : 0;
            if (depth == 0)
            {
                return i > 0 && i == text.Length - 1;
            }
        }

        return false;
    }

    private static HashSet<int> UnpairedIsolates(string text)
    {
        var (unpaired, open) = (new HashSet<int>(), new Stack<int>());
        for (var i = 0; i < text.Length; i++)
        {
            if (BidiControls.OpensIsolate(text[i]))
            {
                open.Push(i);
            }
            else if (text[i] is BidiControls.PopIsolate && !open.TryPop(out _))
            {
                unpaired.Add(i);
            }
            else if (BidiControls.EndsParagraph(text[i]))
            {
                unpaired.UnionWith(open);
                open.Clear();
            }
        }

        unpaired.UnionWith(open);
        return unpaired;
    }

    private static int MarksFrom(string text, int at)
    {
        while (at < text.Length && BidiControls.IsMark(text[at]))
        {
            at++;
        }

        return at;
    }

    // Letters and their marks have a direction of their own, and beyond the end there is nothing to hold.
    private static bool NeedsHolding(Rune? neighbour) =>
        neighbour is { } rune && !Rune.IsLetter(rune) && !Script.IsCombining(rune);

    private static Rune? RuneBefore(string text, int at)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out var length);
        return length == 0 ? null : rune;
    }

    private static Rune? RuneAfter(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
        return length == 0 ? null : rune;
    }
}
