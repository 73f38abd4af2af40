namespace Nashra.ForYou;

/// <summary>A reading memory in little-endian bytes: a version, then tastes, words and what was read, each with its count.</summary>
internal static class MemoryBytes
{
    private const byte Version = 1;

    public static byte[] From(ReadingMemory memory)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write((ushort)memory.Tastes.Length);
        foreach (var (key, tally) in memory.Tastes)
        {
            writer.Write(key);
            writer.Write(tally.Opened);
            writer.Write(tally.Expected);
        }

        writer.Write((ushort)memory.Words.Length);
        foreach (var (stem, weight) in memory.Words)
        {
            writer.Write(stem);
            writer.Write(weight);
        }

        writer.Write((ushort)memory.Read.Length);
        foreach (var article in memory.Read)
        {
            writer.Write(article);
        }

        return bytes.ToArray();
    }

    /// <summary>Nothing, or what another version wrote, is an empty memory: it fills again.</summary>
    public static ReadingMemory Read(byte[]? bytes)
    {
        if (bytes is not [Version, ..])
        {
            return new ReadingMemory();
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        reader.ReadByte();
        var tastes = Many(reader, r => new ReadingTaste(r.ReadInt64(), new Tally(r.ReadSingle(), r.ReadSingle())));
        var words = Many(reader, r => new ReadWord(r.ReadInt32(), r.ReadSingle()));
        return new ReadingMemory(tastes, words, Many(reader, r => r.ReadInt64()));
    }

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> one)
    {
        var many = new T[reader.ReadUInt16()];
        for (var i = 0; i < many.Length; i++)
        {
            many[i] = one(reader);
        }

        return many;
    }
}
