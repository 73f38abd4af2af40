using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>What can be followed, muted, or read with pleasure. A topic is a person, a place, an organisation, a story or a subject.</summary>
public enum SubjectKind : byte
{
    Section = 1,
    Author,
    Topic,
    Phrase,
    Source,
    Search,
}

/// <summary>One section, author, topic, phrase, source or search; in profiles and pools it is a single number.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Subject(SubjectKind Kind, long Id)
{
    internal const int KindShift = 56;

    /// <summary>Kind and id in one sortable number; ids stay below 2^56.</summary>
    public long Key => ((long)Kind << KindShift) | Id;

    public static Subject FromKey(long key) => new((SubjectKind)(key >> KindShift), key & ((1L << KindShift) - 1));
}
