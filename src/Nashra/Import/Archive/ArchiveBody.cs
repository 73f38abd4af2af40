using Nashra.Arabic;
using Nashra.Articles.Documents;

namespace Nashra.Import.Archive;

/// <summary>An archive's plain text as paragraphs: blank lines divide them, or line breaks where there are no blank lines.</summary>
internal static class ArchiveBody
{
    public static Document Read(string text) => new([.. text.ReplaceLineEndings("\n").Split('\n')
        .Select(CleanText.Line)
        .Where(line => line.Length > 0)
        .Select(line => new Paragraph([new Run(line)]))]);
}
