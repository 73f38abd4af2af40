namespace Nashra.Search.Index;

/// <summary>How many documents there are and how many telling words each field holds over all of them.</summary>
internal sealed class Totals
{
    private readonly long[] words = new long[DocumentText.Fields];
    private long documents;

    public long Documents => Volatile.Read(ref documents);

    public double AverageLength(Field field) =>
        Documents == 0 ? 1 : Math.Max(1, (double)Volatile.Read(ref words[(int)field]) / Documents);

    public void Add(Field field, int telling) => Volatile.Write(ref words[(int)field], words[(int)field] + telling);

    public void AddDocuments(int change) => Volatile.Write(ref documents, documents + change);

    public string ToText() => string.Join(' ', words.Prepend(documents).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public void Restore(string text)
    {
        var numbers = text.Split(' ').Select(number => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        documents = numbers[0];
        numbers.AsSpan(1, words.Length).CopyTo(words);
    }
}
