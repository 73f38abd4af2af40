using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nashra.Articles.Documents;

/// <summary>The body of an article: a closed model, so that unknown or unsafe content cannot be represented.</summary>
public sealed record Document(IReadOnlyList<Block> Blocks)
{
    public static Document Empty { get; } = new([]);

    private static readonly JsonSerializerOptions Storage = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    };

    [JsonIgnore]
    public bool IsEmpty => Blocks.Count == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Storage);

    /// <exception cref="JsonException">Not a document of this model.</exception>
    public static Document FromJson(string json) => JsonSerializer.Deserialize<Document>(json, Storage) ?? throw new JsonException("null is no document");
}
