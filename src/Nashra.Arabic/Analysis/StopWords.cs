using System.Collections.Frozen;

namespace Nashra.Arabic.Analysis;

/// <summary>
/// Words that stand in nearly every text and so choose none. A question asked in ordinary language is full of them;
/// leaving them out is what keeps "all words" possible. Words with a second, telling meaning stay out of the list.
/// The name علي cannot: written without its dots it is على. A search of stop words alone must therefore still be answered.
/// </summary>
public static class StopWords
{
    // Each group is closed in the grammar of the language, so the lists are complete rather than counted from a corpus.
    private static readonly string[] Groups =
    [
        // Prepositions and what they carry: place words in a sentence, never name a subject.
        "ال في من الى على علي عن مع منذ خلال حتى حتي لدى لدي عند ضد نحو حول دون بدون عبر حسب وفق ضمن سوى سوي قرب تجاه ازاء رغم بين امام وراء فوق تحت قبل بعد اثناء",
        // Conjunctions and particles.
        "و ف ب ل ك س او ام ثم بل لكن لكنه لكنها ان انه انها انهم اذ اذا لو لولا كي لكي كما كان حيث بينما عندما حينما كلما لان لانه لانها اما الا انما ايضا بان بانه بانها بانهم فان فانه فانها فانهم لاي باي باية اننا اني باننا قد لقد سوف لم لن لا ليس ليست نعم كلا مما فيما بما عما ربما مثل",
        // Pronouns, alone and on a preposition.
        "هو هي هم هن هما انا نحن انت انتم له لها لهم لنا لي لك به بها بهم بنا فيه فيها فيهم منه منها منهم عنه عنها عنهم عليه عليها عليهم اليه اليها اليهم لديه لديها لديهم معه معها معهم بينهم بينها بينهما",
        // Demonstratives and relatives.
        "هذا هذه هذان هذين هؤلاء هولاء ذلك تلك ذاك اولئك اوليك الذي التي الذين اللذان اللتان اللذين اللتين اللاتي اللواتي ذا ذو ذي ذات هنا هناك هنالك اللي",
        // Questions: they say what is asked, not what about.
        "ما ماذا من متى متي اين كيف كم لماذا هل اي اية ايها ايهما لما فيم بم عم",
        // Verbs of being and of going on, and quantities without a thing.
        "كان كانت كانوا يكون تكون كونه كل بعض غير كافة جدا فقط حين حينها الان",
        // English beside them: Latin words in Arabic copy.
        "the of and in to a an is for on by with at from who what when where how which",
    ];

    private static readonly FrozenSet<string> Forms = Groups
        .SelectMany(group => group.Split(' '))
        .SelectMany(word => new[] { Folding.Fold(word), "و" + Folding.Fold(word) })
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded form is one of them, alone or with و before it.</summary>
    public static bool Contains(string foldedForm) => Forms.Contains(foldedForm);
}
