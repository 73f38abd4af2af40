using System.Runtime.InteropServices;

namespace Nashra.ForYou;

/// <summary>The average signals of all candidates: a reason is what sets an article apart from them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Usual(double[] sums, int count)
{
    public double Of(Signal signal) => count == 0 ? 0 : sums[(int)signal] / count;
}
