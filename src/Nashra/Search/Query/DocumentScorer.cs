using Nashra.Search.Index;

namespace Nashra.Search.Query;

/// <summary>
/// BM25F over stored vectors (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), summed over three
/// levels: the form, its stem, its root; and neighbours of the query that stand near each other.
/// Not for several threads at once.
/// </summary>
internal sealed class DocumentScorer
{
    private readonly SearchWeights weights;
    private readonly ScoringUnits units;
    private readonly double[] frequencies;
    private readonly int[] lastPositions;
    private readonly int[] distances;
    private readonly double[] averages;
    private readonly double[] fieldWeights;

    public DocumentScorer(ScoringUnits units, Totals totals, SearchWeights weights)
    {
        (this.units, this.weights) = (units, weights);
        frequencies = new double[units.Count];
        lastPositions = new int[units.Words];
        distances = new int[units.Words];
        averages = [.. Enum.GetValues<Field>().Select(totals.AverageLength)];
        fieldWeights = [.. Enum.GetValues<Field>().Select(weights.Of)];
    }

    public double Score(ReadOnlySpan<byte> vector)
    {
        Array.Clear(frequencies);
        Array.Fill(distances, int.MaxValue);
        var reader = new WordVectorReader(vector);
        for (var field = 0; field < fieldWeights.Length && !reader.IsAtEnd; field++)
        {
            ReadField(ref reader, field);
        }

        return Sum();
    }

    private void ReadField(ref WordVectorReader reader, int field)
    {
        var length = reader.Next();
        var telling = reader.Next();
        var once = fieldWeights[field] / (1 - weights.B + (weights.B * telling / averages[field]));
        Array.Fill(lastPositions, int.MinValue / 2);
        for (var position = 0; position < length && !reader.IsAtEnd; position++)
        {
            if (units.Find(reader.Next()) is { } roles)
            {
                Take(roles, once, position);
            }
        }
    }

    private void Take(FormRoles roles, double once, int position)
    {
        foreach (var unit in roles.Units)
        {
            frequencies[unit] += once;
        }

        foreach (var word in roles.Words)
        {
            if (word > 0)
            {
                distances[word - 1] = Math.Min(distances[word - 1], position - lastPositions[word - 1]);
            }

            if (word + 1 < lastPositions.Length)
            {
                distances[word] = Math.Min(distances[word], position - lastPositions[word + 1]);
            }

            lastPositions[word] = position;
        }
    }

    private double Sum()
    {
        var score = 0.0;
        for (var unit = 0; unit < frequencies.Length; unit++)
        {
            score += units.Weight(unit) * frequencies[unit] * (weights.K1 + 1) / (frequencies[unit] + weights.K1);
        }

        for (var word = 0; word + 1 < distances.Length; word++)
        {
            score += distances[word] is > 0 and < int.MaxValue / 4 and var distance ? weights.Proximity * units.PairWeight(word) / distance : 0;
        }

        return score;
    }
}
