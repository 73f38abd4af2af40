using System.Globalization;
using Nashra.Newsletters;
using Nashra.Newsletters.Trials;
using Nashra.Platform;
using NodaTime;
using NodaTime.Text;

namespace Nashra.Newsroom.Letters;

/// <summary>A draft as typed. The blocks come in the order in which they stand on the page; buttons move them without script.</summary>
public sealed class DraftForm
{
    public int Version { get; set; }

    public string Subject { get; set => field = value ?? ""; } = "";

    public string OtherSubject { get; set => field = value ?? ""; } = "";

    public int TrialPercent { get; set; } = SubjectTrial.UsualPercent;

    public int TrialHours { get; set; } = SubjectTrial.UsualWait;

    public string Preheader { get; set => field = value ?? ""; } = "";

    public string Introduction { get; set => field = value ?? ""; } = "";

    public List<string?> BlockKind { get; set; } = [];

    public List<string?> BlockArticle { get; set; } = [];

    public List<string?> BlockWords { get; set; } = [];

    /// <summary>The article to put at the end.</summary>
    public string? Add { get; set; }

    public string Date { get; set => field = value ?? ""; } = "";

    public string Time { get; set => field = value ?? ""; } = "";

    public string TestTo { get; set => field = value ?? ""; } = "";

    /// <summary>What the pressed button asks: save, approve, …, or «up», «down», «remove» with the block's number.</summary>
    public string Deed { get; set => field = value ?? "save"; } = "save";

    public static DraftForm Of(IssueDraft draft, Publication paper, string testTo)
    {
        var content = draft.ReadContent();
        return new DraftForm
        {
            Version = draft.Version,
            Subject = content.Subject,
            OtherSubject = content.Trial?.Other ?? "",
            TrialPercent = content.Trial?.Percent ?? SubjectTrial.UsualPercent,
            TrialHours = content.Trial?.Hours ?? SubjectTrial.UsualWait,
            Preheader = content.Preheader,
            Introduction = content.Introduction,
            BlockKind = [.. content.Blocks.Select(block => block.Kind.ToString())],
            BlockArticle = [.. content.Blocks.Select(block => block.ArticleId.ToString(CultureInfo.InvariantCulture))],
            BlockWords = [.. content.Blocks.Select(block => block.Words)],
            Date = draft.DueAt is { } day ? paper.LocalTime(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            Time = draft.DueAt is { } hour ? paper.LocalTime(hour).ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            TestTo = testTo,
        };
    }

    public IssueContent ToContent()
    {
        var blocks = BlockKind.Select((_, at) => BlockAt(at)).OfType<IssueBlock>().ToList();
        var (deed, place) = Deed.Split('-') is [var word, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < blocks.Count ? (word, at) : (Deed, -1);
        switch (deed)
        {
            case "up" when place > 0:
                (blocks[place - 1], blocks[place]) = (blocks[place], blocks[place - 1]);
                break;
            case "down" when place >= 0 && place < blocks.Count - 1:
                (blocks[place + 1], blocks[place]) = (blocks[place], blocks[place + 1]);
                break;
            case "remove" when place >= 0:
                blocks.RemoveAt(place);
                break;
            case "heading":
                blocks.Add(new IssueBlock(IssueBlockKind.Heading, 0, ""));
                break;
            case "text":
                blocks.Add(new IssueBlock(IssueBlockKind.Text, 0, ""));
                break;
            case "article" when ShortId.TryParse(Add, out var id) && !blocks.Exists(block => block.ArticleId == id):
                blocks.Add(new IssueBlock(IssueBlockKind.Article, id, ""));
                break;
        }

        return new IssueContent(Subject, Preheader, Introduction, blocks) { Trial = OtherSubject.Trim().Length == 0 ? null : new SubjectTrial(OtherSubject, TrialPercent, TrialHours).Cleaned() };
    }

    /// <exception cref="RefusedException">The date or the time is not one.</exception>
    public DateTimeOffset DueIn(DateTimeZone zone)
    {
        var date = LocalDatePattern.Iso.Parse(Date.Trim());
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Time.Trim().Length >= 5 ? Time.Trim()[..5] : Time.Trim());
        return date.Success && time.Success ? date.Value.At(time.Value).InZoneLeniently(zone).ToDateTimeOffset() : throw new RefusedException("newsroom.time_required");
    }

    private IssueBlock? BlockAt(int at) =>
        Enum.TryParse<IssueBlockKind>(BlockKind[at], out var kind) && Enum.IsDefined(kind)
        && long.TryParse(BlockArticle.ElementAtOrDefault(at) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var article)
            ? new IssueBlock(kind, article, BlockWords.ElementAtOrDefault(at) ?? "")
            : null;
}
