using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>Stores the words that are new since the last commit, and the counts and dates that changed.</summary>
internal sealed class VocabularyStatements(SqliteConnection connection, IndexMemory memory) : IDisposable
{
    private readonly Statement word = new(connection, "INSERT INTO word (level, first, texts, parents) VALUES ($1, $2, $3, $4)");
    private readonly Statement frequency = new(connection, "INSERT INTO frequency (level, block, counts) VALUES ($1, $2, $3) ON CONFLICT (level, block) DO UPDATE SET counts = excluded.counts");
    private readonly Statement published = new(connection, "INSERT INTO published (block, minutes) VALUES ($1, $2) ON CONFLICT (block) DO UPDATE SET minutes = excluded.minutes");
    private readonly int[] saved = [.. memory.Words.Levels.Select(level => level.Count)];

    public void Save()
    {
        SaveWords();
        foreach (var block in memory.Words.Levels.SelectMany(level => level.TakeChangedBlocks()))
        {
            frequency.Bind(1, (int)block.Level).Bind(2, block.Number).BindBytes(3, block.Counts).Run();
        }

        foreach (var (block, minutes) in memory.Times.TakeChangedBlocks())
        {
            published.Bind(1, block).BindBytes(2, minutes).Run();
        }
    }

    public void Dispose() => Array.ForEach([word, frequency, published], statement => statement.Dispose());

    // Words may be added meanwhile, each after its root and its stem: counted from the forms on, none is stored without them.
    private void SaveWords()
    {
        var levels = memory.Words.Levels;
        int[] counts = [.. levels.Select(level => level.Count)];
        for (var level = levels.Count - 1; level >= 0; level--)
        {
            if (counts[level] > saved[level])
            {
                var block = WordBlock.From(levels[level], saved[level], counts[level]);
                word.Bind(1, level).Bind(2, block.First).Bind(3, block.Texts).BindBytes(4, block.Parents).Run();
                saved[level] = counts[level];
            }
        }
    }
}
