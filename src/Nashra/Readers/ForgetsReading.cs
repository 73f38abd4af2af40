namespace Nashra.Readers;

/// <summary>A feature that remembers what readers opened: when a reader switches the history off, it forgets all of it, in the transaction that is open.</summary>
public interface IForgetsReading
{
    public Task ForgetAsync(long readerId, CancellationToken cancel);
}
