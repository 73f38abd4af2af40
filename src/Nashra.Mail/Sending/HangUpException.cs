namespace Nashra.Mail;

/// <summary>The dialogue cannot go on: the server hung up, fell silent or spoke nonsense, or we stop.</summary>
internal sealed class HangUpException(string reason, Exception? inner = null) : Exception(reason, inner);
