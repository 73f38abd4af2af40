using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>Stores the words that are new since the last commit, and the counts that changed.</summary>
internal sealed class VocabularyStatements(SqliteConnection connection, Vocabulary words) : IDisposable
{
    private readonly Statement root = new(connection, "INSERT INTO root (id, text) VALUES ($1, $2)", 2);
    private readonly Statement stem = new(connection, "INSERT INTO stem (id, text, root) VALUES ($1, $2, $3)", 3);
    private readonly Statement form = new(connection, "INSERT INTO form (id, text, stem) VALUES ($1, $2, $3)", 3);
    private readonly Statement frequency = new(connection, "INSERT INTO frequency (level, block, counts) VALUES ($1, $2, $3) ON CONFLICT (level, block) DO UPDATE SET counts = excluded.counts", 3);
    private int savedRoots = words.Roots.Count;
    private int savedStems = words.Stems.Count;
    private int savedForms = words.Forms.Count;

    public void Join(SqliteTransaction transaction) => Array.ForEach([root, stem, form, frequency], statement => statement.Join(transaction));

    public void Save()
    {
        for (; savedRoots < words.Roots.Count; savedRoots++)
        {
            root.Run(savedRoots, words.Roots.Text(savedRoots));
        }

        for (; savedStems < words.Stems.Count; savedStems++)
        {
            stem.Run(savedStems, words.Stems.Text(savedStems), words.Stems.Parent(savedStems));
        }

        for (; savedForms < words.Forms.Count; savedForms++)
        {
            form.Run(savedForms, words.Forms.Text(savedForms), words.Forms.Parent(savedForms));
        }

        foreach (var block in words.Levels.SelectMany(level => level.TakeChangedBlocks()))
        {
            frequency.Run((int)block.Level, block.Number, block.Counts);
        }
    }

    public void Dispose() => Array.ForEach([root, stem, form, frequency], statement => statement.Dispose());
}
