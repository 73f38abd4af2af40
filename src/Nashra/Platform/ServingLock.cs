namespace Nashra.Platform;

/// <summary>
/// Held by the process that serves this data folder, which alone indexes and sends. The system releases it when the
/// process dies, however it dies.
/// </summary>
public sealed class ServingLock : IDisposable
{
    private readonly FileStream file;

    private ServingLock(FileStream file) => this.file = file;

    /// <summary>Null when another process of this folder already serves.</summary>
    public static ServingLock? TryTake(Installation installation)
    {
        Directory.CreateDirectory(installation.DataFolder);
        try
        {
            return new ServingLock(new FileStream(installation.FilePath("serving.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
