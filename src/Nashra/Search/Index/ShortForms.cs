using System.Numerics;
using System.Runtime.InteropServices;

namespace Nashra.Search.Index;

/// <summary>
/// The numbers of short forms in one flat table, for who asks for every word of an archive: the vocabulary's
/// own goes through three arrays to answer, and each leaves the cache of the core. Not for several threads at once.
/// </summary>
internal sealed class ShortForms(Vocabulary words)
{
    private const int Letters = 8;

    // Nobody who writes an archive can know which words share a place.
    private readonly ulong seed = (ulong)Random.Shared.NextInt64() | 1;
    private Slot[] slots = new Slot[1 << 14];
    private int used;

    /// <summary>As <see cref="Vocabulary.NumberOf"/>, which is asked for every long form, and once for each short one.</summary>
    public int NumberOf(ReadOnlySpan<char> form)
    {
        if (form.Length > Letters)
        {
            return words.NumberOf(form);
        }

        // No form is empty or holds NUL: the padding says nothing, and zeros are no form.
        Span<char> padded = stackalloc char[Letters];
        padded.Clear();
        form.CopyTo(padded);
        var halves = MemoryMarshal.Cast<char, ulong>(padded);
        ref var slot = ref SlotOf(halves[0], halves[1]);
        return slot.First != 0 ? slot.Number : Add(halves[0], halves[1], words.NumberOf(form));
    }

    private int Add(ulong first, ulong last, int number)
    {
        if (++used > slots.Length / 2)
        {
            Grow();
        }

        SlotOf(first, last) = new Slot(first, last, number);
        return number;
    }

    // The slot that holds the letters, or the free one where they belong.
    private ref Slot SlotOf(ulong first, ulong last)
    {
        var at = (int)((((first * seed) ^ BitOperations.RotateLeft(last, 29)) * 0x9E3779B97F4A7C15) >> 33) & (slots.Length - 1);
        while (slots[at].First != 0 && (slots[at].First != first || slots[at].Last != last))
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    private void Grow()
    {
        var fewer = slots;
        slots = new Slot[fewer.Length * 2];
        foreach (var slot in fewer)
        {
            if (slot.First != 0)
            {
                SlotOf(slot.First, slot.Last) = slot;
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong First, ulong Last, int Number);
}
