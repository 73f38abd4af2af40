namespace Nashra.Mail.Reading.Bounces;

/// <summary>The tables of phrases.txt: what mail servers, list keepers and automatic responders write.</summary>
internal static class Phrases
{
    private static readonly List<(string Table, string[] Phrases)> Tables = Load();

    /// <summary>Reasons in the order in which they are tried; one may come twice.</summary>
    public static readonly (string Reason, string[] Phrases)[] OfReasons = Named("reason ");

    public static readonly (SmtpStage Stage, string[] Phrases)[] OfStages = [.. Named("stage ").Select(table => (Enum.Parse<SmtpStage>(table.Key), table.Phrases))];

    public static readonly string[] CertainlyUnknown = Table("certainly unknown");
    public static readonly string[] AddressNotFound = Table("address not found");
    public static readonly string[] OnlyForNow = Table("only for now");
    public static readonly string[] MailSystems = Table("mail system");
    public static readonly string[] BounceSubjects = Table("bounce subject");
    public static readonly string[] BounceBodies = Table("bounce body");
    public static readonly string[] NoBounceSubjects = Table("no bounce subject");
    public static readonly string[] Challenges = Table("challenge");
    public static readonly string[] ListRefusals = Table("list refusal");
    public static readonly string[] ListKeepers = Table("list keeper");
    public static readonly string[] AutomaticReplies = Table("automatic reply");
    public static readonly string[] LetterFollows = Table("letter follows");

    private static string[] Table(string name) => Tables.Single(table => table.Table == name).Phrases;

    private static (string Key, string[] Phrases)[] Named(string prefix) =>
        [.. Tables.Where(table => table.Table.StartsWith(prefix, StringComparison.Ordinal)).Select(table => (table.Table[prefix.Length..], table.Phrases))];

    private static List<(string Table, string[] Phrases)> Load()
    {
        using var file = typeof(Phrases).Assembly.GetManifestResourceStream("phrases.txt")
            ?? throw new InvalidOperationException("phrases.txt is not embedded in this build.");
        using var reader = new StreamReader(file);
        var tables = new List<(string Name, List<string> Phrases)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                tables.Add((line[3..], []));
            }
            else if (line is not ("" or ['#', ..]))
            {
                tables[^1].Phrases.AddRange(line.Split(" | "));
            }
        }

        return [.. tables.Select(table => (table.Name, table.Phrases.ToArray()))];
    }
}
