using Nashra.Arabic.Analysis;
using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>Known stems for a word that stands nowhere as it was typed: names written in the other script.</summary>
internal static class OtherSpellings
{
    private const int ShortestName = 3;
    private const int Most = 6;

    public static IEnumerable<int> Of(string form, Vocabulary words) =>
        form.Length < ShortestName || !char.IsAsciiLetter(form[0])
            ? []
            : Transliteration.ToArabic(form)
                .Select(name => words.Forms.Find(name))
                .Where(known => known != Words.None)
                .Select(words.StemOf)
                .Where(stem => words.Stems.Documents(stem) > 0)
                .Distinct()
                .Take(Most);
}
