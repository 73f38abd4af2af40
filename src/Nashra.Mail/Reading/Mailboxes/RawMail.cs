namespace Nashra.Mail.Reading.Mailboxes;

/// <summary>One message as it lay in a mailbox, not yet looked into.</summary>
/// <param name="Name">The file it came from, with a number behind it when the file holds several.</param>
/// <param name="Bytes">At most as many as the limits allow.</param>
/// <param name="IsCut">True when the message was longer than that.</param>
public sealed record RawMail(string Name, ReadOnlyMemory<byte> Bytes, bool IsCut);
