namespace Nashra.Arabic.Analysis;

/// <summary>
/// Tries the ways to read a form as clitics, a known word and endings, and keeps the best. Every letter of the known word
/// counts four; what is seldom met in news costs a few points, so that it wins only when nothing likelier is there.
/// </summary>
internal ref partial struct Reading(string form)
{
    private const int Letter = 4;
    private const int Seldom = 4;

    private readonly string form = form;
    private readonly Lexicon lexicon = Lexicon.Shared;
    private string? best;
    private int bestScore;

    /// <summary>The headword of the best reading; null when no known word is in the form.</summary>
    public string? Best()
    {
        if (lexicon.NounOf(form) is { OnlyDefinite: false } whole)
        {
            return whole.Headword;
        }

        if (ReadDefinite() is { } definite)
        {
            return definite;
        }

        ReadIndefinite();
        ReadVerb();
        return best;
    }

    // Asked before the lexicon is: most readings are too short to be the best, whatever word they hold.
    private readonly bool MayBeBest(int core, int penalty) => core >= 2 && (core * Letter) - penalty > bestScore;

    private void Consider(string? headword, int core, int penalty)
    {
        if (headword is not null && MayBeBest(core, penalty))
        {
            (best, bestScore) = (headword, (core * Letter) - penalty);
        }
    }

    // News speaks about people, seldom to them.
    private static int Distance(string pronoun) => pronoun switch
    {
        "" => 0,
        "ك" or "كم" or "كن" or "كما" or "ني" => Seldom,
        _ => 1,
    };
}
