using System.Text.Json.Nodes;

namespace Nashra.Platform;

/// <summary>A feature that keeps something of a reader: «حسابي» describes, exports and erases by walking these.</summary>
public interface IKeepsReaderData
{
    /// <summary>The name of its part in the export, such as <c>saved</c>.</summary>
    public string Part { get; }

    public Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel);

    /// <summary>Removes all of it, in the transaction that is open.</summary>
    public Task EraseAsync(long readerId, CancellationToken cancel);
}
