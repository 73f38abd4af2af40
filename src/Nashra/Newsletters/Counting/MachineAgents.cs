using System.Buffers;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Nashra.Newsletters.Counting;

/// <summary>
/// Programs that say what they are: crawlers.txt, derived from crawler-user-agents (MIT, see crawlers.LICENSE), without the
/// picture proxies of mailboxes, which fetch when a person opens. Looked at during the hit and never kept.
/// </summary>
internal static class MachineAgents
{
    // What Apple's mail calls itself when it fetches every picture ahead, opened or not.
    private const string FetchedAhead = "Mozilla/5.0";
    private const int LongestAgent = 1000;

    // Begins a line that is a pattern; the others are words as they stand.
    private const char Pattern = '/';

    // Both are linear in the agent, whoever wrote it.
    private static readonly Lazy<SearchValues<string>> Words = new(() => SearchValues.Create([.. Lines().Where(line => line[0] != Pattern)], StringComparison.Ordinal));
    private static readonly Lazy<Regex> Patterns = new(() => new Regex(string.Join('|', Lines().Where(line => line[0] == Pattern).Select(line => line[1..])), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    public static bool IsOne(string agent) =>
        agent.Length is 0 or > LongestAgent || agent == FetchedAhead || agent.AsSpan().ContainsAny(Words.Value) || Patterns.Value.IsMatch(agent);

    private static IEnumerable<string> Lines()
    {
        using var lines = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("crawlers.txt")!);
        while (lines.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
