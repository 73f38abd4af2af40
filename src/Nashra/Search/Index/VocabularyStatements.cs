using Microsoft.Data.Sqlite;

namespace Nashra.Search.Index;

/// <summary>Stores the words that are new since the last commit, and the counts that changed.</summary>
internal sealed class VocabularyStatements(SqliteConnection connection, Vocabulary words) : IDisposable
{
    private readonly Statement root = new(connection, "INSERT INTO root (id, text) VALUES ($1, $2)");
    private readonly Statement stem = new(connection, "INSERT INTO stem (id, text, root) VALUES ($1, $2, $3)");
    private readonly Statement form = new(connection, "INSERT INTO form (id, text, stem) VALUES ($1, $2, $3)");
    private readonly Statement frequency = new(connection, "INSERT INTO frequency (level, block, counts) VALUES ($1, $2, $3) ON CONFLICT (level, block) DO UPDATE SET counts = excluded.counts");
    private int savedRoots = words.Roots.Count;
    private int savedStems = words.Stems.Count;
    private int savedForms = words.Forms.Count;

    public void Save()
    {
        for (; savedRoots < words.Roots.Count; savedRoots++)
        {
            root.Bind(1, savedRoots).Bind(2, words.Roots.Text(savedRoots)).Run();
        }

        for (; savedStems < words.Stems.Count; savedStems++)
        {
            stem.Bind(1, savedStems).Bind(2, words.Stems.Text(savedStems)).Bind(3, words.Stems.Parent(savedStems)).Run();
        }

        for (; savedForms < words.Forms.Count; savedForms++)
        {
            form.Bind(1, savedForms).Bind(2, words.Forms.Text(savedForms)).Bind(3, words.Forms.Parent(savedForms)).Run();
        }

        foreach (var block in words.Levels.SelectMany(level => level.TakeChangedBlocks()))
        {
            frequency.Bind(1, (int)block.Level).Bind(2, block.Number).BindBytes(3, block.Counts).Run();
        }
    }

    public void Dispose() => Array.ForEach([root, stem, form, frequency], statement => statement.Dispose());
}
