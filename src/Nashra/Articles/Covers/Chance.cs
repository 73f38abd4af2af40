namespace Nashra.Articles.Covers;

/// <summary>Choices that are the same for the same article for ever, whatever the runtime's own generator does (SplitMix64).</summary>
internal sealed class Chance(long seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    public int Below(int bound) => (int)(Next() % (ulong)bound);

    public double Between(double low, double high) => low + ((high - low) * (Next() >> 11) / (1UL << 53));

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
