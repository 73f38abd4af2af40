using System.Runtime.InteropServices;
using System.Text;

namespace Nashra.Search.Index;

/// <summary>Words of one level that came in together, stored as one row: a filling meets hundreds of thousands of them.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="Texts">A line each.</param>
/// <param name="Parents">The number of each one's parent, as 32-bit integers.</param>
internal sealed record WordBlock(WordLevel Level, int First, string Texts, byte[] Parents)
{
    private const char Divider = '\n';

    public static WordBlock From(Words words, int first, int end)
    {
        var texts = new StringBuilder();
        var parents = new int[end - first];
        for (var number = first; number < end; number++)
        {
            texts.Append(words.Text(number)).Append(Divider);
            parents[number - first] = words.Parent(number);
        }

        return new WordBlock(words.Level, first, texts.ToString(), MemoryMarshal.AsBytes(parents).ToArray());
    }

    /// <exception cref="InvalidDataException">The words do not follow those that are known, or name parents that are not.</exception>
    public void AddTo(Vocabulary words)
    {
        var texts = Texts.Split(Divider);
        var parents = MemoryMarshal.Cast<byte, int>(Parents);
        if (First != words.Levels[(int)Level].Count || texts.Length != parents.Length + 1)
        {
            throw new InvalidDataException("The index lacks words.");
        }

        for (var i = 0; i < parents.Length; i++)
        {
            Add(words, texts[i], parents[i]);
        }
    }

    private void Add(Vocabulary words, string text, int parent)
    {
        switch (Level)
        {
            case WordLevel.Form: words.AddForm(text, Within(parent, words.Stems)); break;
            case WordLevel.Stem: words.AddStem(text, Within(parent, words.Roots)); break;
            default: words.AddRoot(text); break;
        }
    }

    private static int Within(int number, Words words) =>
        number >= 0 && number < words.Count ? number : throw new InvalidDataException("The index names a word it lacks.");
}
