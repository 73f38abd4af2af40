using Nashra.Arabic.Analysis;

namespace Nashra.Articles;

/// <summary>Finds known topics in a text by their names: whole words, in any spelling that folds alike, with و ف ب ل ك before them.</summary>
public sealed class TopicNames
{
    private const int MostTopics = 8;

    // One mention in passing is not what an article is about.
    private const int MentionsInBody = 2;
    private const string Particles = "وفبلك";

    private readonly Dictionary<string, List<(string[] Following, long TopicId)>> byFirstWord = new(StringComparer.Ordinal);

    public TopicNames(IEnumerable<(long TopicId, string Alias)> names)
    {
        foreach (var (topicId, alias) in names)
        {
            var forms = Analyzer.Analyze(alias).Select(token => token.Form).ToArray();
            if (forms.Length > 0)
            {
                var entries = byFirstWord.TryGetValue(forms[0], out var known) ? known : byFirstWord[forms[0]] = [];
                entries.Add((forms[1..], topicId));
            }
        }
    }

    /// <summary>What a headline names, then what the body names more than once; the most named first.</summary>
    public IReadOnlyList<long> In(string headline, string body)
    {
        var mentions = new Dictionary<long, int>();
        Count(headline, MentionsInBody, mentions);
        Count(body, 1, mentions);
        return [.. mentions.Where(topic => topic.Value >= MentionsInBody).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key).Take(MostTopics).Select(topic => topic.Key)];
    }

    private void Count(string text, int weight, Dictionary<long, int> mentions)
    {
        var forms = new List<string>();
        foreach (var token in Analyzer.Tokens(text))
        {
            forms.Add(token.Form);
        }

        for (var at = 0; at < forms.Count; at++)
        {
            CountAt(forms, at, forms[at], weight, mentions);
            CountAfterParticle(forms, at, weight, mentions);
        }
    }

    private void CountAfterParticle(List<string> forms, int at, int weight, Dictionary<long, int> mentions)
    {
        var form = forms[at];
        if (form.Length <= 3 || !Particles.Contains(form[0], StringComparison.Ordinal))
        {
            return;
        }

        CountAt(forms, at, form[1..], weight, mentions);
        if (form.StartsWith("لل", StringComparison.Ordinal))
        {
            CountAt(forms, at, string.Concat("ال", form.AsSpan(2)), weight, mentions);
        }
        else if (form.Length > 4 && form[0] == 'و' && Particles.Contains(form[1], StringComparison.Ordinal))
        {
            CountAt(forms, at, form[2..], weight, mentions);
        }
    }

    private void CountAt(List<string> forms, int at, string first, int weight, Dictionary<long, int> mentions)
    {
        if (!byFirstWord.TryGetValue(first, out var names))
        {
            return;
        }

        foreach (var (following, topicId) in names)
        {
            if (following.Length < forms.Count - at && Follows(forms, at + 1, following))
            {
                mentions[topicId] = mentions.GetValueOrDefault(topicId) + weight;
            }
        }
    }

    private static bool Follows(List<string> forms, int at, string[] rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (forms[at + i] != rest[i])
            {
                return false;
            }
        }

        return true;
    }
}
