using System.Collections.Frozen;

namespace Nashra.Arabic.Analysis;

/// <summary>Cuts compound names that are written as one word or as two, so that عبدالله and عبد الله are the same name.</summary>
internal static class CompoundNames
{
    private const string Particles = "وفبلك";

    // What stands before الدين in names. A closed list: خالدين and المجاهدين only look alike.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeReligion =
        "صلاح نور سعد جمال علاء شمس ناصر عز محي محيي حسام سيف بدر فخر تقي زين كمال علم نجم ضياء بهاء تاج عماد خير نصر شرف جلال قطب شهاب برهان سراج صدر معين مجد"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // What stands before الله in names and parties.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeGod =
        "عبد حزب نصر فضل عطا عطاء فتح جار سعد جاد رزق خلف ضيف هبة حسب امر ايه اية باذن انشاء ماشاء"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    // Kunyas that are written as one word; ابو before any other word stays apart (ابوه، ابواب).
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterFather =
        "ظبي بكر غريب مازن علي عمار سياف قتادة حمزة طالب لهب ذر هريرة حنيفة نواس العلاء الفتوح زيد خالد عبيدة ريشة سمرة تمام فراس"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The length of the first part of a compound written as one word; 0 for any other word.</summary>
    public static int FirstPart(ReadOnlySpan<char> form)
    {
        var start = form.Length > 5 && Particles.Contains(form[0], StringComparison.Ordinal) ? 1 : 0;
        var first = FirstPartOf(form);
        return first > 0 || start == 0 ? first : FirstPartOf(form[start..]) is > 0 and var behind ? behind + start : 0;
    }

    private static int FirstPartOf(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("عبدال") && name.Length > 6)
        {
            return 3;
        }

        if (EndsAfter(name, "الله", BeforeGod))
        {
            return name.Length - "الله".Length;
        }

        if (EndsAfter(name, "الدين", BeforeReligion))
        {
            return name.Length - "الدين".Length;
        }

        return name is ['ا', 'ب', 'و' or 'ي' or 'ا', .. var father] && AfterFather.Contains(father) ? 3 : 0;
    }

    private static bool EndsAfter(ReadOnlySpan<char> name, string ending, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> beginnings) =>
        name.EndsWith(ending) && beginnings.Contains(name[..^ending.Length]);
}
