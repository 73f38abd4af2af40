using System.Collections.Frozen;

namespace Nashra.Arabic.Analysis;

/// <summary>Cuts compound names that are written as one word or as two, so that عبدالله and عبد الله are the same name.</summary>
internal static class CompoundNames
{
    private const string Particles = "وفبلك";

    // What stands before الدين in names. A closed list: خالدين and المجاهدين only look alike.
    private static readonly FrozenSet<string> BeforeReligion =
        "صلاح نور سعد جمال علاء شمس ناصر عز محي محيي حسام سيف بدر فخر تقي زين كمال علم نجم ضياء بهاء تاج عماد خير نصر شرف جلال قطب شهاب برهان سراج صدر معين مجد"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What stands before الله in names and parties.
    private static readonly FrozenSet<string> BeforeGod =
        "عبد حزب نصر فضل عطا عطاء فتح جار سعد جاد رزق خلف ضيف هبة حسب امر ايه اية باذن انشاء ماشاء"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Kunyas that are written as one word; ابو before any other word stays apart (ابوه، ابواب).
    private static readonly FrozenSet<string> AfterFather =
        "ظبي بكر غريب مازن علي عمار سياف قتادة حمزة طالب لهب ذر هريرة حنيفة نواس العلاء الفتوح زيد خالد عبيدة ريشة سمرة تمام فراس"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The length of the first part of a compound written as one word; 0 for any other word.</summary>
    public static int FirstPart(string form)
    {
        var start = form.Length > 5 && Particles.Contains(form[0], StringComparison.Ordinal) ? 1 : 0;
        var first = FirstPart(form, 0);
        return first > 0 || start == 0 ? first : FirstPart(form, start);
    }

    private static int FirstPart(string form, int start)
    {
        var name = form[start..];
        if (name.StartsWith("عبدال", StringComparison.Ordinal) && name.Length > 6)
        {
            return start + 3;
        }

        if (EndsAfter(name, "الله", BeforeGod))
        {
            return form.Length - "الله".Length;
        }

        if (EndsAfter(name, "الدين", BeforeReligion))
        {
            return form.Length - "الدين".Length;
        }

        return name is ['ا', 'ب', 'و' or 'ي' or 'ا', .. var father] && AfterFather.Contains(father) ? start + 3 : 0;
    }

    private static bool EndsAfter(string name, string ending, FrozenSet<string> beginnings) =>
        name.EndsWith(ending, StringComparison.Ordinal) && beginnings.Contains(name[..^ending.Length]);
}
