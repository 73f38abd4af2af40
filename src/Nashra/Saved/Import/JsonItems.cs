using System.Text.Json;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>The objects of a JSON list, one at a time: of the list that is the file, or of the lists right inside its one object.</summary>
internal static class JsonItems
{
    // A saved page with its pictures inside may be this large; nothing honest is larger.
    private const int LargestItem = 16 * 1024 * 1024;

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    public static async IAsyncEnumerable<JsonElement> ReadAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        var (filled, isEnd, state) = (0, false, new JsonReaderState(Lenient));
        while (!isEnd)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancel);
            isEnd = read == 0;
            filled += read;
            var (items, used, isDamaged) = Take(buffer.AsSpan(0, filled), isEnd, ref state);
            foreach (var item in items)
            {
                yield return item;
            }

            if (isDamaged)
            {
                throw new RefusedException("saved.import.damaged");
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            buffer = filled < buffer.Length ? buffer : Larger(buffer);
        }
    }

    private static (List<JsonElement> Items, int Used, bool IsDamaged) Take(ReadOnlySpan<byte> bytes, bool isEnd, ref JsonReaderState state)
    {
        var items = new List<JsonElement>();
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        try
        {
            var reader = new Utf8JsonReader(bytes[mark..], isEnd, state);
            var used = (State: reader.CurrentState, Bytes: 0L);
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: > 0 } && !TryTake(ref reader, items))
                {
                    break; // not whole yet: from its beginning again, with more of it
                }

                used = (reader.CurrentState, reader.BytesConsumed);
            }

            state = used.State;
            return (items, mark + (int)used.Bytes, false);
        }
        catch (JsonException)
        {
            return (items, 0, true); // those before the damage are whole
        }
    }

    private static bool TryTake(ref Utf8JsonReader reader, List<JsonElement> items)
    {
        if (!JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }

        using (document)
        {
            items.Add(document.RootElement.Clone());
        }

        return true;
    }

    private static byte[] Larger(byte[] buffer)
    {
        if (buffer.Length >= LargestItem)
        {
            throw new RefusedException("saved.import.too_large");
        }

        Array.Resize(ref buffer, buffer.Length * 2);
        return buffer;
    }
}
