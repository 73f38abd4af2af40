using System.Runtime.InteropServices;

namespace Nashra.Search.Index;

/// <summary>The different forms, stems and roots of one document, and how often each stands there. Stop words count only as forms.</summary>
internal sealed class DistinctWords(Vocabulary words)
{
    private readonly Numbers forms = new();
    private readonly Numbers stems = new();
    private readonly Numbers roots = new();

    public ReadOnlySpan<int> Forms => forms.Seen;

    public ReadOnlySpan<int> Stems => stems.Seen;

    public ReadOnlySpan<int> Roots => roots.Seen;

    public int TimesOfStem(int stem) => stems.TimesOf(stem);

    public void Clear()
    {
        forms.Clear();
        stems.Clear();
        roots.Clear();
    }

    public void Add(int form)
    {
        if (form < words.Forms.Count)
        {
            forms.Add(form, 1);
        }
    }

    /// <summary>Of all forms that were added: done once, since most words of a text come again.</summary>
    public void FindStems()
    {
        foreach (var form in forms.Seen)
        {
            if (!words.IsStopWord(form) && words.StemOf(form) is var stem && stems.Add(stem, forms.TimesOf(form)))
            {
                roots.Add(words.RootOf(stem), 1);
            }
        }
    }

    // Each number says in which round it was last seen: nothing is cleared between documents.
    private sealed class Numbers
    {
        private readonly List<int> seen = [];
        private (int Round, int Times)[] rounds = [];
        private int round = 1;

        public ReadOnlySpan<int> Seen => CollectionsMarshal.AsSpan(seen);

        public int TimesOf(int number) => rounds[number].Times;

        public void Clear()
        {
            seen.Clear();
            round++;
        }

        /// <summary>Whether it is the first of its kind.</summary>
        public bool Add(int number, int times)
        {
            if (number >= rounds.Length)
            {
                Array.Resize(ref rounds, Math.Max(number + 1, rounds.Length * 2));
            }

            ref var last = ref rounds[number];
            if (last.Round == round)
            {
                last.Times += times;
                return false;
            }

            last = (round, times);
            seen.Add(number);
            return true;
        }
    }
}
