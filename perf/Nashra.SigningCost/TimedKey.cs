using System.Runtime.InteropServices;
using Nashra.Mail;

namespace Nashra.SigningCost;

/// <summary>Makes the same signature once or more, and notes the processor time that its thread spends in it.</summary>
internal sealed partial class TimedKey(DkimKey key, int times) : DkimKey
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID
    private static long spent;

    /// <summary>By all keys and threads so far.</summary>
    public static TimeSpan Spent => TimeSpan.FromMicroseconds(Interlocked.Read(ref spent) / 1000.0);

    public override string Algorithm => key.Algorithm;

    internal override string KeyType => key.KeyType;

    public override string ToPem() => key.ToPem();

    internal override int Sign(ReadOnlySpan<byte> hash, Span<byte> signature)
    {
        var length = 0;
        var start = Now();
        for (var time = 0; time < times; time++)
        {
            length = key.Sign(hash, signature);
        }

        Interlocked.Add(ref spent, Now() - start);
        return length;
    }

    internal override byte[] PublicKey() => key.PublicKey();

    protected override void Dispose(bool disposing) => key.Dispose();

    private static long Now()
    {
        _ = GetTime(ThreadClock, out var time);
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
