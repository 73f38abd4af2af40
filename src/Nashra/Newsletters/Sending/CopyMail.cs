using Nashra.Mail;

namespace Nashra.Newsletters.Sending;

/// <summary>A copy ready for the wire, with its row's number. Its octets go back to where they were rented from once it is accounted for.</summary>
internal sealed class CopyMail(long copyId, int attempts, Mailbox returnPath, Mailbox recipient, PooledBuffer content) : OutgoingMail(returnPath, recipient, content.Memory), IDisposable
{
    public long CopyId { get; } = copyId;

    public int Block => CopyBlock.Of(CopyId);

    /// <summary>The recipient's, as <see cref="DueCopy.Domain"/>.</summary>
    public string Domain => Recipient.Address[(Recipient.Address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>How often it had been offered, or put off, before this time.</summary>
    public int AttemptsBefore { get; } = attempts;

    public void Dispose() => content.Dispose();
}

/// <summary>The range of copies that one session holds at a time. Numbers alone make it: no row says whose it is, so none must be set free.</summary>
internal static class CopyBlock
{
    public const int Size = 512;

    public static int Of(long copyId) => checked((int)(copyId / Size));

    public static long First(int block) => (long)block * Size;

    public static long After(int block) => First(block) + Size;
}
