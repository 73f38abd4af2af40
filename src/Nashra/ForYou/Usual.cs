using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>The average signals of all candidates: a reason is what sets an article apart from them.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Usual
{
    private Signals sums;
    private int count;

    public void Add(in Signals own, in Signals common)
    {
        count++;
        for (var signal = 0; signal < Signals.Own; signal++)
        {
            sums[signal] += own[signal];
        }

        for (var signal = Signals.Own; signal < Signals.Count; signal++)
        {
            sums[signal] += common[signal];
        }
    }

    public readonly float Of(Signal signal) => count == 0 ? 0 : sums.Of(signal) / count;
}
