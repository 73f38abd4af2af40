using System.Buffers;
using System.Text;

namespace Nashra.Mail.Tests.Composing;

/// <summary>Letters of every kind that a newspaper sends, and some that it never would.</summary>
internal static class Letters
{
    public static readonly Mailbox Paper = new("news@example.org", "صحيفة نشرة");

    private static readonly string[] Subjects =
    [
        "موجز الصباح", "Plain English", "⁧خبر عاجل⁩: Reuters ٪٥٠", "", "نشرة " + new string('ا', 400), "=?utf-8?B?not really?=",
        "emoji 🗞️👩🏽‍💻 in the middle", " starts and ends with spaces ", "two  spaces", new string('x', 2000), "a=b_c?d", "ça va?",
        string.Join(' ', Enumerable.Repeat("كلمة word", 80)), string.Join(' ', Enumerable.Repeat("word", 300)),
    ];

    private static readonly string[] Names =
    [
        "", "ليلى حدّاد", "Plain Name", "O'Neil, \"Jr\" \\ (comment) <x@y>", "名前 🎈", new string('ن', 120), "=?fake?=", "a  b", " lead", "dot. dot", "a@b",
    ];

    private static readonly string[] Bodies =
    [
        "سطر أول\nسطر ثان\n", "No line break at the end", "", ".\n..\n.dot\n", "trailing space \nand tab\t\n", new string('=', 3000),
        new string('ب', 5000), "From here\nmixed\r\nbreaks\rall\n", "🗞️\n", string.Concat(Enumerable.Repeat("<td dir=\"rtl\" align=\"right\">خبر</td>\n", 200)),
        "--=_boundary\n--\n", "tab\there \n\n\n\n", new string(' ', 500) + "\n",
    ];

    /// <summary>Letters number 0, 1, 2 …: every pair of neighbouring lists is walked at its own pace, so that all combine.</summary>
    public static IEnumerable<MailMessage> Varied(int count) => Enumerable.Range(0, count).Select(Number);

    public static MailMessage Number(int number) => new()
    {
        From = Paper,
        To = new($"reader{number}@example.net", Names[number % Names.Length]),
        ReplyTo = number % 3 == 0 ? new Mailbox("desk@example.org", "قسم المشتركين") : null,
        Subject = Subjects[number % Subjects.Length],
        Date = new DateTimeOffset(2024, 2, 29, 6, 5, 4, TimeSpan.FromHours(3)).AddDays(number),
        MessageId = new($"copy-{number}", "example.org"),
        ListId = number % 2 == 0 ? new ListId("morning.example.org", "موجز الصباح") : null,
        Unsubscribe = number % 2 == 0 ? new Unsubscribe(new($"https://example.org/leave/{number}"), new("mailto:leave@example.org")) : null,
        Headers = number % 5 == 0 ? [new("X-Issue", "عدد ٧"), new("Precedence", "bulk")] : [],
        Body = MailBody.Of(Bodies[number % Bodies.Length], number % 4 == 0 ? null : Bodies[(number * 7 + 3) % Bodies.Length]),
    };

    public static byte[] Compose(MailMessage message, params DkimSigner[] signers)
    {
        var output = new ArrayBufferWriter<byte>();
        new MessageComposer(signers).Compose(message, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The text a filled part stands for, its line breaks as line feeds.</summary>
    public static string TextOf(FilledPart filled) => WithLineFeeds(string.Concat(filled.Part.Literals.Select((literal, i) =>
        Encoding.UTF8.GetString(literal.Canonical) + (i < filled.Values.Count ? filled.Values[i].Words + string.Concat(filled.Values[i].Parts.Select(TextOf)) : ""))));

    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
