using System.Globalization;
using System.Text.Json;
using Nashra.Arabic;

namespace Nashra.Localization;

/// <summary>The interface's words in one language, with its plural forms. Every feature keeps its own ar.json and en.json beside its pages.</summary>
public sealed class Phrases(PhraseBook book, string language, DigitPolicy digits)
{
    public string Language => language;

    /// <exception cref="KeyNotFoundException">No such phrase: a mistake of ours, found by the first test that sees the page.</exception>
    /// <exception cref="InvalidOperationException">It has plural forms, so <see cref="Count"/> must say it.</exception>
    public string this[string key] => book.Find(language, key) is { Forms: null } phrase
        ? phrase.Text
        : throw new InvalidOperationException($"«{key}» has plural forms and is said without its number.");

    /// <summary>Arguments stand where the phrase has {0}, {1}, …; numbers follow the publication's digits.</summary>
    public string Say(string key, params object[] arguments) => Fill(this[key], arguments);

    /// <summary>A counted phrase in its right plural form; {0} is the number itself.</summary>
    public string Count(string key, long number, params object[] arguments) =>
        Fill(book.Find(language, key).For(Plurals.Category(number, language)), [number, .. arguments]);

    private string Fill(string pattern, object[] arguments) =>
        arguments.Length == 0 ? pattern : string.Format(CultureInfo.InvariantCulture, pattern, Array.ConvertAll(arguments, Shown));

    private object Shown(object argument) => argument switch
    {
        int number => ArabicNumber.Format(number, digits),
        long number => ArabicNumber.Format(number, digits),
        _ => argument,
    };
}

/// <summary>Every phrase of every feature in every language, read once from the program itself.</summary>
public sealed class PhraseBook
{
    private readonly Dictionary<(string Language, string Key), Phrase> phrases = [];

    public PhraseBook()
    {
        var assembly = typeof(PhraseBook).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (LanguageOf(resource) is { } language)
            {
                using var stream = assembly.GetManifestResourceStream(resource)!;
                using var json = JsonDocument.Parse(stream);
                Add(language, json.RootElement);
            }
        }
    }

    public IEnumerable<string> Keys(string language) => phrases.Keys.Where(key => key.Language == language).Select(key => key.Key);

    internal Phrase Find(string language, string key) =>
        phrases.TryGetValue((language, key), out var phrase) ? phrase : throw new KeyNotFoundException($"No phrase «{key}» in {language}.json.");

    private static string? LanguageOf(string resource) =>
        resource.EndsWith(".ar.json", StringComparison.Ordinal) ? "ar" : resource.EndsWith(".en.json", StringComparison.Ordinal) ? "en" : null;

    private void Add(string language, JsonElement entries)
    {
        foreach (var entry in entries.EnumerateObject())
        {
            phrases.Add((language, entry.Name), Phrase.From(entry.Value));
        }
    }
}

internal sealed record Phrase(string Text, IReadOnlyDictionary<string, string>? Forms)
{
    public static Phrase From(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return new Phrase(value.GetString()!, null);
        }

        var forms = value.EnumerateObject().ToDictionary(form => form.Name, form => form.Value.GetString()!, StringComparer.Ordinal);
        return new Phrase(forms["other"], forms);
    }

    public string For(PluralCategory category) =>
        Forms is not null && Forms.TryGetValue(category.ToString().ToLowerInvariant(), out var form) ? form : Text;
}
