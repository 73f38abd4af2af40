using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;

namespace Nashra.Saved;

/// <summary>All that a reader saved, in the export, and gone when all is erased.</summary>
internal sealed class KeptSaves(NewsDb db, SavedExport export) : IKeepsReaderData
{
    public string Part => "saved";

    public async Task<JsonNode> ExportAsync(long readerId, CancellationToken cancel) => await export.JsonAsync(readerId, cancel);

    public async Task EraseAsync(long readerId, CancellationToken cancel)
    {
        await db.SavedNotes.Where(n => n.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.SavedLabellings.Where(on => on.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.SavedLabels.Where(l => l.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.SavedLinkWords.Where(w => w.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.SavedLinks.Where(l => l.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.SavedActs.Where(act => act.ReaderId == readerId).ExecuteDeleteAsync(cancel);
        await db.SavedArticles.Where(s => s.ReaderId == readerId).ExecuteDeleteAsync(cancel);
    }
}
