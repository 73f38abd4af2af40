using Nashra.Arabic.Analysis;

namespace Nashra.Articles;

/// <summary>When two spellings are one author.</summary>
public static class AuthorNames
{
    public static string KeyOf(string name)
    {
        var key = string.Join(' ', Folding.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return key.Length <= 200 ? key : key[..200];
    }
}
