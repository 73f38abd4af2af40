namespace Nashra.Platform;

/// <summary>A rule of the newspaper was not met. The message is a key of <c>ar.json</c>, translated at the edge.</summary>
public sealed class RefusedException(string messageKey, params object[] arguments) : Exception(messageKey)
{
    public string MessageKey { get; } = messageKey;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
