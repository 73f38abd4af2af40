using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>The average signals of all candidates: a reason is what sets an article apart from them.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Usual
{
    private Signals sums;
    private int count;

    public void Add(in Signals signals)
    {
        count++;
        for (var signal = 0; signal < Signals.Count; signal++)
        {
            sums[signal] += signals[signal];
        }
    }

    public readonly float Of(Signal signal) => count == 0 ? 0 : sums.Of(signal) / count;
}
