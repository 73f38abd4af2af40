using System.Text;
using System.Text.Json;
using Nashra.Mail.Reading;

namespace Nashra.Mail.Tests.Reading;

public sealed class MailReportsTests
{
    [Fact]
    public void A_delivery_status_notification_names_each_reader_as_the_letter_was_sent_to_them()
    {
        var reports = MailReports.Read(SampleReports.Postfix);

        reports.Select(report => (report.Recipient, report.Status, report.Reason, report.Hard)).ShouldBe(
            [("layla@example.org", "5.1.1", Reasons.UserUnknown, true), ("omar@example.net", "4.2.2", Reasons.MailboxFull, false)]);
        reports[1].FinalRecipient.ShouldBe("alias@internal.example.net");
        reports.ShouldAllBe(report => report.OriginalMessageId == "copy-7@news.example" && report.Kind == ReportKind.Bounce);
    }

    [Theory]
    [InlineData("550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in local recipient table", "5.1.1", Reasons.UserUnknown, true)]
    [InlineData("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "5.1.10", Reasons.UserUnknown, true)]
    [InlineData("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", "5.4.1", Reasons.UserUnknown, true)]
    [InlineData("550 5.2.1 The email account that you tried to reach is disabled", "5.2.1", Reasons.Suspended, false)]
    [InlineData("552 5.2.2 The recipient's inbox is out of storage space", "5.2.2", Reasons.MailboxFull, false)]
    [InlineData("550 5.7.26 This mail has been blocked because the sender is unauthenticated. DKIM = did not pass", "5.7.26", Reasons.AuthFailure, false)]
    [InlineData("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "5.7.1", Reasons.Blocked, false)]
    [InlineData("550 5.1.8 Sender address rejected: Domain not found", "5.1.8", Reasons.Rejected, false)]
    [InlineData("450 4.1.1 <a@b.example>: Recipient address rejected: User unknown", "4.1.1", Reasons.UserUnknown, false)]
    [InlineData("550 5.1.1 The recipient's mailbox is full", "5.1.1", Reasons.MailboxFull, false)]
    [InlineData("504 5.5.2 <host>: Helo command rejected: Host not found", "5.5.2", Reasons.Blocked, false)]
    [InlineData("550 5.7.1 Access refused: no such domain", "5.7.1", Reasons.PolicyViolation, false)]
    [InlineData("556 5.1.10 Recipient address has null MX", "5.1.10", Reasons.NotAccept, true)]
    [InlineData("421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address", "4.7.28", Reasons.RateLimited, false)]
    [InlineData("550 No such user here", "5.0.0", Reasons.Filtered, false)]
    public void What_a_server_answers_becomes_status_reason_and_verdict(string answer, string status, string reason, bool hard)
    {
        var report = Single("", $"This is a multi-part report.\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; {answer}\n");

        (report.Recipient, report.Status, report.Reason, report.Hard).ShouldBe(("a@b.example", status, reason, hard));
    }

    [Theory]
    [InlineData("تعذر تسليم رسالتك إلى المستلم التالي:\n\na@b.example\n\n550 5.1.1 العنوان غير موجود", "5.1.1", Reasons.UserUnknown, true)]
    [InlineData("لم يتم تسليم الرسالة إلى:\n\na@b.example\n\nصندوق البريد ممتلئ", "5.0.0", Reasons.MailboxFull, false)]
    [InlineData("Your message did not reach the following recipients:\n\n  a@b.example on Thu\n  The e-mail account does not exist at the organization this message was sent to.\n  <mx.b.example #5.1.1>", "5.1.1", Reasons.UserUnknown, true)]
    [InlineData("The message that you sent was undeliverable to the following:\n\ta@b.example (user not found)", "5.0.0", Reasons.UserUnknown, true)]
    [InlineData("could not be delivered to one or more recipients. ERROR_CODE :550, ERROR_CODE :5.1.1 no such user\n<a@b.example>", "5.1.1", Reasons.UserUnknown, true)]
    [InlineData("   ----- Transcript of session follows -----\n... while talking to mx.b.example:\n>>> RCPT To:<a@b.example>\n<<< 550 a@b.example... User unknown", "5.0.0", Reasons.UserUnknown, true)]
    [InlineData("   ----- Transcript of session follows -----\n... while talking to mx.b.example:\n>>> DATA\n<<< 550 a@b.example... User unknown", "5.0.0", Reasons.Filtered, false)]
    [InlineData("A message that you sent could not be delivered:\n\n  a@b.example\n    Unrouteable address", "5.0.0", Reasons.UserUnknown, true)]
    [InlineData("Die Nachricht konnte nicht zugestellt werden:\n\n<a@b.example>:\n552 Postfach voll", "5.0.0", Reasons.MailboxFull, false)]
    [InlineData("Hi. I wasn't able to deliver your message.\n\n<a@b.example>:\nSorry, I couldn't find any host named b.example. (#5.1.2)\n", "5.1.2", Reasons.HostUnknown, true)]
    public void A_bounce_in_a_servers_own_words_is_understood(string body, string status, string reason, bool hard)
    {
        var report = Single("From: Mail Delivery System <MAILER-DAEMON@relay.example>\nTo: bounces@news.example\nSubject: Undelivered\n", body);

        (report.Kind, report.Recipient, report.Status, report.Reason, report.Hard).ShouldBe((ReportKind.Bounce, "a@b.example", status, reason, hard));
    }

    [Theory]
    [InlineData("From: layla@b.example\nSubject: Re: Your newsletter could not be delivered\nIn-Reply-To: <x@news.example>\n", "Mail to me failed: 550 5.1.1 user unknown. What does it mean?", ReportKind.Reply)]
    [InlineData("From: layla@b.example\nSubject: A question about bounces\n", "It said: 550 5.1.1 <layla@b.example>: User unknown, your message could not be delivered.", ReportKind.Other)]
    [InlineData("From: layla@b.example\nSubject: رد تلقائي: الموجز\nAuto-Submitted: auto-replied\nReturn-Path: <>\n", "أنا خارج المكتب ولا يمكن تسليم بريدي قبل الأحد.", ReportKind.Reply)]
    [InlineData("From: layla@b.example\nSubject: Automatic reply: Morning\nX-Autoreply: yes\n", "I am away; mail cannot be delivered to me.", ReportKind.Reply)]
    [InlineData("From: news@other.example\nSubject: Delivery failure of the parcel service\nList-Unsubscribe: <https://other.example>\n", "Parcels could not be delivered.", ReportKind.Other)]
    [InlineData("", "", ReportKind.Other)]
    public void What_is_no_bounce_is_not_read_as_one(string headers, string body, ReportKind kind)
    {
        var report = Single(headers, body);

        (report.Kind, report.Hard).ShouldBe((kind, false));
    }

    [Fact]
    public void A_complaint_names_its_reader()
    {
        var report = Single("Content-Type: multipart/report; report-type=feedback-report; boundary=b\n", "--b\n\nThis is an abuse report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: layla@b.example\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <copy-7@news.example>\n\n--b--\n");

        (report.Kind, report.Recipient, report.FeedbackType, report.OriginalMessageId).ShouldBe((ReportKind.Complaint, "layla@b.example", "abuse", "copy-7@news.example"));
    }

    [Theory]
    [InlineData("not-spam")]
    [InlineData("auth-failure")]
    public void Feedback_that_accuses_nobody_is_no_complaint(string type) =>
        Single("Content-Type: multipart/report; report-type=feedback-report; boundary=b\n", $"--b\nContent-Type: message/feedback-report\n\nFeedback-Type: {type}\nOriginal-Rcpt-To: a@b.example\n--b--\n").Kind.ShouldBe(ReportKind.Other);

    [Fact]
    public void An_internationalised_recipient_is_decoded() =>
        Single("Content-Type: multipart/report; report-type=delivery-status; boundary=b\n", "--b\nContent-Type: message/global-delivery-status\n\nFinal-Recipient: utf-8; \\x{644}\\x{64A}\\x{644}\\x{649}@b.example\nAction: failed\nStatus: 5.1.1\n--b--\n").Recipient.ShouldBe("ليلى@b.example");

    [Fact]
    public void A_warning_that_the_server_still_tries_is_never_hard()
    {
        var report = Single("", "Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n");

        report.Hard.ShouldBeFalse();
    }

    [Fact]
    public void Reports_are_written_as_one_array_in_the_reports_order()
    {
        using var target = new MemoryStream();

        ReportJson.Write(MailReports.Read(SampleReports.Postfix), target);

        using var json = JsonDocument.Parse(target.ToArray());
        json.RootElement.EnumerateArray().Select(item => item.GetProperty("recipient").GetString()).ShouldBe(["layla@example.org", "omar@example.net"]);
        var first = json.RootElement[0];
        first.GetProperty("kind").GetString().ShouldBe("bounce");
        first.GetProperty("status").GetString().ShouldBe("5.1.1");
        first.GetProperty("reason").GetString().ShouldBe("userunknown");
        first.GetProperty("hard").GetBoolean().ShouldBeTrue();
    }

    private static MailReport Single(string headers, string body) => MailReports.Read(Encoding.UTF8.GetBytes($"{headers}\n{body}")).ShouldHaveSingleItem();
}
