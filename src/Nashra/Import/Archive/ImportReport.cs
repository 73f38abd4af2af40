namespace Nashra.Import.Archive;

/// <summary>What became of every line: taken + updated + unchanged + refused + duplicates = lines.</summary>
internal sealed record ImportReport
{
    /// <summary>So many refusals are named one by one; the rest only counted.</summary>
    public const int NamedRefusals = 10_000;

    private readonly List<Refusal> refusals = [];

    public long Lines => Taken + Updated + Unchanged + Refused + Duplicates;

    public long Taken { get; set; }

    public long Updated { get; set; }

    public long Unchanged { get; set; }

    public long Duplicates { get; set; }

    public long Refused { get; private set; }

    public IReadOnlyList<Refusal> Refusals => refusals;

    public void Refuse(long line, string? id, string reason)
    {
        Refused++;
        if (refusals.Count < NamedRefusals)
        {
            refusals.Add(new Refusal(line, id, reason));
        }
    }

    internal sealed record Refusal(long Line, string? Id, string Reason);
}
