using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>Whether a text holds the phrases that a query demands, and none that it excludes.</summary>
internal static class WordOrder
{
    public static bool Allows(QueryPlan plan, ReadOnlySpan<byte> vector)
    {
        var fields = Read(vector);
        return plan.PhraseDemands.All(alternatives => alternatives.Any(phrase => Holds(fields, phrase)))
            && !plan.ExcludedSequences.Any(phrase => Holds(fields, phrase));
    }

    private static bool Holds(List<int[]> fields, PlannedPhrase phrase)
    {
        var forms = phrase.Forms;
        return !forms.Contains(Words.None) && fields.Exists(field => field.AsSpan().IndexOf(forms) >= 0);
    }

    private static List<int[]> Read(ReadOnlySpan<byte> vector)
    {
        var fields = new List<int[]>();
        var reader = new WordVectorReader(vector);
        while (!reader.IsAtEnd)
        {
            var length = Math.Min(reader.Next(), vector.Length);
            _ = reader.Next();
            var forms = new int[length];
            for (var i = 0; i < length; i++)
            {
                forms[i] = reader.Next();
            }

            fields.Add(forms);
        }

        return fields;
    }
}
