using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Nashra.Arabic;
using Nashra.Articles;
using Nashra.Database;

namespace Nashra.Import.Archive;

/// <summary>Which section an archive's own name for one means. A map file is a JSON object of such names with their Arabic ones.</summary>
internal sealed class SectionMap(NewsDb db, IReadOnlyDictionary<string, string> names)
{
    private const string Miscellany = "متفرقات";
    private const int HueStep = 137; // the golden angle: neighbours never look alike

    private readonly Dictionary<string, long> ids = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">Not a JSON object of texts.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string? path, CancellationToken cancel)
    {
        if (path is null)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(path, cancel)) ?? [];
            return new Dictionary<string, string>(read, StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{path}: a map is a JSON object such as {{\"culture\": \"ثقافة\"}} ({fault.Message})", fault);
        }
    }

    public async Task<IReadOnlyDictionary<string, long>> IdsOfAsync(IEnumerable<string> given, CancellationToken cancel)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in given.Distinct(StringComparer.Ordinal))
        {
            found[name] = await IdOfAsync(name, cancel);
        }

        return found;
    }

    private async Task<long> IdOfAsync(string given, CancellationToken cancel)
    {
        var key = CleanText.Line(given);
        if (key.Length > 100)
        {
            key = TextCut.AtWord(key, 100);
        }

        if (ids.TryGetValue(key, out var known))
        {
            return known;
        }

        var name = key.Length == 0 ? Miscellany : names.GetValueOrDefault(key, key);
        var slug = key.Length == 0 ? Section.MiscellanySlug : Slug.From(key) is { Length: > 0 } made ? made : Section.MiscellanySlug;
        var section = await db.Sections.FirstOrDefaultAsync(s => s.Slug == slug || s.Name == name, cancel) ?? await OpenAsync(slug, name, cancel);
        return ids[key] = section.Id;
    }

    private async Task<Section> OpenAsync(string slug, string name, CancellationToken cancel)
    {
        var position = slug == Section.MiscellanySlug ? 1000 : await db.Sections.CountAsync(cancel);
        var section = Section.Open(slug, name, "", position * HueStep, position);
        db.Add(section);
        await db.SaveChangesAsync(cancel);
        return section;
    }
}
