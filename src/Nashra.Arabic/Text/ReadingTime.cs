namespace Nashra.Arabic;

/// <summary>How long an article takes to read.</summary>
public static class ReadingTime
{
    /// <summary>
    /// The silent reading rate of adults in Arabic by M. Brysbaert, "How many words do we read per minute?",
    /// Journal of Memory and Language 109 (2019): an Arabic word carries more than an English one, hence fewer than English's 238.
    /// </summary>
    public const int WordsPerMinute = 181;

    /// <summary>A count of words in, whole minutes out, rounded to the nearest and never less than one. A negative count counts as none.</summary>
    public static int Minutes(int wordCount) =>
        Math.Max(1, (int)Math.Round(wordCount / (double)WordsPerMinute, MidpointRounding.AwayFromZero));
}
