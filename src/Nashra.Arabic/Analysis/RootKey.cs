namespace Nashra.Arabic.Analysis;

/// <summary>
/// A coarser key than the stem: the consonants that derived words share (كتاب، كاتب، مكتوب، كتابة), found by taking off
/// the letters that the ten measures of the verb add (Ryding, chapter 22) and the long vowels. It is no dictionary root:
/// it widens a search and never decides it. Long vowels are also what transliterated names disagree on (بانثرز، بانثيرز).
/// </summary>
public static class RootKey
{
    /// <summary>The key of a stem, at least two letters; a stem with fewer consonants is its own key.</summary>
    public static string Of(string stem)
    {
        ArgumentNullException.ThrowIfNull(stem);
        Span<char> key = stackalloc char[stem.Length <= Analyzer.LongestForm ? stem.Length : 0];
        if (key.IsEmpty || stem[0] is not (>= 'ء' and <= 'ي'))
        {
            return stem;
        }

        var length = 0;
        foreach (var letter in WithoutMeasure(stem))
        {
            if (!IsWeak(letter))
            {
                key[length++] = letter;
            }
        }

        return length >= 2 ? key[..length].ToString() : stem;
    }

    private static string WithoutMeasure(string stem) => stem switch
    {
        ['ا' or 'م', 'س', 'ت', _, _, _, ..] => stem[3..], // X: استفعل، مستفعل
        ['ا' or 'م', var first, 'ت', ..] when HasTwoConsonants(stem.AsSpan(3)) => $"{first}{stem.AsSpan(3)}", // VIII: افتعال، مفتعل
        ['ا' or 'م', 'ن', _, _, _, _] or ['ا' or 'م', 'ن', _, _, _, _, _] => stem[2..], // VII: انفعال، منفعل
        ['م', 'ت', _, _, _, ..] => stem[2..], // V, VI: متفعل، متفاعل
        ['م' or 'ت', _, _, _, ..] => stem[1..], // II, III and nouns of place and instrument: تفعيل، مفعل
        _ => stem,
    };

    // The ت of مكتوب is of the root: only one consonant follows it.
    private static bool HasTwoConsonants(ReadOnlySpan<char> rest)
    {
        var consonants = 0;
        foreach (var letter in rest)
        {
            consonants += IsWeak(letter) ? 0 : 1;
        }

        return consonants >= 2;
    }

    private static bool IsWeak(char letter) => letter is 'ا' or 'و' or 'ي' or 'ة' or 'ه' or 'ء';
}
