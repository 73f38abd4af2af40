namespace Nashra.Search.Index;

/// <summary>A document as the index stores it.</summary>
internal sealed record EncodedDocument(long Id, int Minute)
{
    /// <summary>Its words in order (<see cref="WordVector"/>).</summary>
    public required byte[] Vector { get; init; }

    /// <summary>What FTS5 is fed: forms, stems, stems of the headline, facets, each as <see cref="PostingToken"/>.</summary>
    public required byte[][] Columns { get; init; }

    /// <summary>The number of telling words in each <see cref="Field"/>.</summary>
    public required int[] Telling { get; init; }

    public required int[] Forms { get; init; }

    public required int[] Stems { get; init; }

    public required int[] Roots { get; init; }
}
