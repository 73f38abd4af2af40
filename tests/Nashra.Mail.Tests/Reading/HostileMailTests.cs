using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nashra.Mail.Reading;
using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Tests.Reading;

/// <summary>Whatever arrives on port 25 is read to the end: something is always said about it, and nothing is thrown.</summary>
public sealed class HostileMailTests
{
    private const int Megabyte = 1 << 20;

    // Pieces that mean something to the reader, so that random arrangements of them reach every branch.
    private static readonly string[] Pieces =
    [
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n", "Content-Type: multipart/mixed; boundary=\"b\"\n", "Content-Type: message/rfc822\r\n", "Content-Type: message/delivery-status\n", "Content-Type: text/html; charset=windows-1256\n", "Content-Type: text/plain; charset*0*=utf-8''%D9; charset*1=\n",
        "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\r", "Subject: =?utf-8?B?2YbYtA==?= =?x?Q?=?=\n", "From: MAILER-DAEMON <>\n", "X-Failed-Recipients: a@b.example, \"q q\"@c.example\n", "To: sender@news.example\n",
        "\r\n", "\n", "\r", "\n\n", "--b\n", "--b--\n", "--b", " ", "\t", "\0", ";", ":", "=", "=\n", "=D9", "(", ")", "\"", "<a@b.example>: host said: 550 5.1.1 User unknown\n", "Final-Recipient: rfc822; a@b.example\n", "Final-Recipient: utf-8; \\x{0645}@\\x{D800}.example\n", "Action: failed\n", "Status: 5.\n", "Status: 9.9.9\n", "Diagnostic-Code: smtp; 550-5.7.1\n  421 4.4.2 #5.1.1\n",
        "Feedback-Type: abuse\n", "Original-Rcpt-To: <@>\n", ">>> RCPT To:<", "<<< 550", "@", "@@", "From a@b 00:00 2020\n", "\u001b$B$\u001b(B", "\uFFFD\uD83D", "تعذر تسليم الرسالة",
    ];

    [Fact]
    public void Random_bytes_are_read() =>
        Check.One(Thousand, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => IsRead(bytes)));

    [Fact]
    public void Random_arrangements_of_mail_syntax_are_read() =>
        Check.One(Thousand, Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), text => IsRead(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_real_report_with_bytes_changed_lost_or_doubled_is_read()
    {
        var mutations = from kind in Gen.Choose(0, 2) from at in Gen.Choose(0, SampleReports.Postfix.Length - 1) from value in Gen.Choose(0, 255) select (kind, at, (byte)value);

        Check.One(Thousand, Prop.ForAll(mutations.NonEmptyListOf().ToArbitrary(), changes => IsRead(Mutate(SampleReports.Postfix, changes))));
    }

    [Fact]
    public void A_report_cut_anywhere_is_read()
    {
        for (var length = 0; length <= SampleReports.Postfix.Length; length++)
        {
            IsRead(SampleReports.Postfix[..length]).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Torture))]
    public void A_message_made_to_exhaust_the_reader_does_not(string name, byte[] message) => IsRead(message).ShouldBeTrue(name);

    [Fact]
    public void The_tree_never_grows_beyond_its_limits()
    {
        var limits = MailLimits.Default with { Parts = 50, Depth = 5 };

        foreach (var row in Torture.Take(5)) // those about structure
        {
            var parts = MimeReader.Read(row.Data.Item2, limits).Walk().ToList();
            parts.Count.ShouldBeLessThanOrEqualTo(limits.Parts + limits.Depth);
            parts.Max(part => Depth(part)).ShouldBeLessThanOrEqualTo(limits.Depth);
        }
    }

    public static TheoryData<string, byte[]> Torture => new()
    {
        { "multiparts nested in each other", Nested("multipart/mixed; boundary=b", "--b\n", 20_000) },
        { "messages nested in each other", Nested("message/rfc822", "", 50_000) },
        { "a hundred thousand parts", Repeat("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 100_000) },
        { "delimiters that are none", Repeat("Content-Type: multipart/mixed; boundary=b\n\n", "\n--bx", Megabyte) },
        { "delimiters that are none, on every level", [.. Prefixes(), .. Repeat("", "\n--bxxxxxxxxxxxxxxxx", Megabyte / 2)] },
        { "messages encoded in each other", Repeat("", "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n", 100_000) },
        { "a header of ten megabytes", Repeat("Subject: ", "a", 10 * Megabyte) },
        { "a folded header of ten megabytes", Repeat("Content-Type: text/plain;", "\n a=b;", 2 * Megabyte) },
        { "a million headers", Repeat("", "A: b\n", Megabyte) },
        { "encoded words without end", Repeat("Subject: ", "=?a?b?", Megabyte) },
        { "many encoded words", Repeat("Subject: ", "=?utf-8?Q?=41?= ", 200_000) },
        { "open comments", Repeat("Content-Type: text/plain; a=", "(", 2 * Megabyte) },
        { "parameter sections", Repeat("Content-Type: text/plain", "; a*1*=%41", 200_000) },
        { "null bytes", new byte[4 * Megabyte] },
        { "at signs", Repeat("From: mailer-daemon@a.example\n\nundeliverable ", "@", 4 * Megabyte) },
        { "quoted at signs", Repeat("From: mailer-daemon@a.example\n\nundeliverable ", "\"@", 2 * Megabyte) },
        { "a hundred thousand recipients", Numbered("From: mailer-daemon@a.example\n\ncould not be delivered\n", "<r{0}@b.example>: 550 5.1.1 user unknown\n", 100_000) },
        { "a hundred thousand fields", Numbered("Content-Type: message/delivery-status\n\n", "Final-Recipient: rfc822; r{0}@b.example\nAction: failed\nStatus: 5.0.0\n\n", 100_000) },
        { "a diagnostic without end", Repeat("Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\nStatus: 5.0.0\nDiagnostic-Code: smtp;", "\n 5.1.", Megabyte) },
        { "codes like addresses of networks", Repeat("From: mailer-daemon@a.example\n\nundeliverable ", "5.1.1.", Megabyte) },
        { "tags without end", Repeat("From: mailer-daemon@a.example\nContent-Type: text/html\n\n", "<a &#x", Megabyte) },
        { "soft breaks of spaces", Repeat("Content-Transfer-Encoding: quoted-printable\n\n", "=          ", Megabyte) },
        { "escapes of another charset", Repeat("Content-Type: text/plain; charset=iso-2022-jp\n\n", "\u001b$B", Megabyte) },
    };

    private static Config Thousand => Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private static bool IsRead(byte[] message)
    {
        using var json = new MemoryStream();
        ReportJson.Write(MailReports.Read(message), json);
        using var document = System.Text.Json.JsonDocument.Parse(json.ToArray());
        return document.RootElement.GetArrayLength() is > 0 and <= 1_000;
    }

    private static int Depth(MailPart part) => part.Parts.Count == 0 ? 0 : 1 + part.Parts.Max(Depth);

    private static byte[] Mutate(byte[] bytes, IEnumerable<(int Kind, int At, byte Value)> changes)
    {
        var changed = bytes.ToList();
        foreach (var (kind, at, value) in changes)
        {
            var place = at % changed.Count;
            if (kind == 0)
            {
                changed[place] = value;
            }
            else if (kind == 1 && changed.Count > 1)
            {
                changed.RemoveAt(place);
            }
            else
            {
                changed.InsertRange(place, changed.GetRange(place, Math.Min(value, changed.Count - place)));
            }
        }

        return [.. changed];
    }

    private static byte[] Nested(string type, string delimiter, int levels) => Repeat("", $"Content-Type: {type}\n\n{delimiter}", levels);

    private static byte[] Repeat(string beginning, string piece, int times) => Encoding.UTF8.GetBytes(new StringBuilder(beginning).Insert(beginning.Length, piece, times).ToString());

    private static byte[] Prefixes() =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 16).Select(level => new string('x', level)).Select(tail => $"Content-Type: multipart/mixed; boundary=b{tail}\n\n--b{tail}\n")));

    private static byte[] Numbered(string beginning, string piece, int times) =>
        Encoding.UTF8.GetBytes(beginning + string.Concat(Enumerable.Range(0, times).Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, piece, number))));
}
