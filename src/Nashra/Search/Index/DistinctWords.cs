using System.Runtime.InteropServices;

namespace Nashra.Search.Index;

/// <summary>The different forms, stems and roots of one document. Stop words count only as forms.</summary>
internal sealed class DistinctWords
{
    private readonly Numbers forms = new();
    private readonly Numbers stems = new();
    private readonly Numbers roots = new();

    public ReadOnlySpan<int> Forms => forms.Seen;

    public ReadOnlySpan<int> Stems => stems.Seen;

    public ReadOnlySpan<int> Roots => roots.Seen;

    public void Clear()
    {
        forms.Clear();
        stems.Clear();
        roots.Clear();
    }

    public void Add(int form, Vocabulary words)
    {
        if (form < words.Forms.Count && forms.Add(form) && !words.IsStopWord(form))
        {
            var stem = words.StemOf(form);
            if (stems.Add(stem))
            {
                roots.Add(words.RootOf(stem));
            }
        }
    }

    // A mark per number says in which round it was last seen: nothing is cleared between documents.
    private sealed class Numbers
    {
        private readonly List<int> seen = [];
        private int[] rounds = [];
        private int round = 1;

        public ReadOnlySpan<int> Seen => CollectionsMarshal.AsSpan(seen);

        public void Clear()
        {
            seen.Clear();
            round++;
        }

        public bool Add(int number)
        {
            if (number >= rounds.Length)
            {
                Array.Resize(ref rounds, Math.Max(number + 1, rounds.Length * 2));
            }

            if (rounds[number] == round)
            {
                return false;
            }

            rounds[number] = round;
            seen.Add(number);
            return true;
        }
    }
}
