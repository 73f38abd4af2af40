using System.Text;
using Nashra.Mail.Reading;

namespace Nashra.Mail.Tests.Reading;

/// <summary>A subscription ends for a dead address only: not for a full mailbox, a policy, a filter, a sender's fault or a server's.</summary>
public sealed class LivingAddressesTests
{
    [Theory]
    [InlineData("550 5.2.2 User unknown: mailbox full")]
    [InlineData("552 5.2.2 This message is larger than the current system limit or the recipient's mailbox is full. Create a shorter message body or remove attachments and try sending it again.")]
    [InlineData("554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException")]
    [InlineData("550 5.7.1 RESOLVER.RST.AuthRequired; authentication required")]
    [InlineData("550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized")]
    [InlineData("550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient")]
    [InlineData("550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; Delivery not authorized, message refused")]
    [InlineData("550 5.7.124 RESOLVER.RST.SenderNotInAllowedSendersList; sender not in allowed-senders list")]
    [InlineData("550 5.7.64 TenantAttribution; Relay Access Denied [AM4EUR06FT.eop.example]")]
    [InlineData("550 5.7.509 Access denied, sending domain NEWS.EXAMPLE does not pass DMARC verification and has a DMARC policy of reject.")]
    [InlineData("550 5.7.511 Access denied, banned sender[192.0.2.1]. To request removal from this list please forward this message.")]
    [InlineData("550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains.")]
    [InlineData("451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77714) AS(7224)")]
    [InlineData("550 5.4.300 Message expired -> 451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35")]
    [InlineData("550 5.4.316 Message expired, connection refused(Socket error code 10061)")]
    [InlineData("550-5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.")]
    [InlineData("550-5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent.")]
    [InlineData("552-5.7.0 This message was blocked because its content presents a potential security issue.")]
    [InlineData("550-5.4.5 Daily user sending limit exceeded.")]
    [InlineData("450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered.")]
    [InlineData("450 4.2.1 The Gmail account is temporarily unavailable; user not found in cache, please try again later")]
    [InlineData("553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list")]
    [InlineData("554 5.7.9 Message not accepted for policy reasons. See https://postmaster.example/error-codes")]
    [InlineData("421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.")]
    [InlineData("451 VS1-MF Excessive unknown recipients - possible Open Relay")]
    [InlineData("554 5.7.1 [2] Message rejected under suspicion of SPAM; https://yandex.example/support/ 1700000000-abc")]
    [InlineData("451 4.7.1 Sorry, the service is currently unavailable. Please come back later. 1700000000-abc")]
    [InlineData("550 5.7.1 No such user, message refused by our spam policy")]
    [InlineData("552 5.2.2 Mailbox size limit exceeded 1700000000-abc")]
    [InlineData("550 spam message rejected. Please visit http://help.mail.example/notspam-support or report details to abuse@corp.mail.example. Error code: 0123ABCD.")]
    [InlineData("451 Mail with no Date header not accepted here: try again")]
    [InlineData("421 Ratelimit exceeded for mailbox sender. Try again later.")]
    [InlineData("550 Access from ip address 192.0.2.1 blocked. Visit http://help.mail.example/notspam-support?id=1")]
    [InlineData("550 Sender user not found: this mail is not accepted for news@news.example")]
    [InlineData("550 Mail content denied. https://service.mail.qq.example/detail/122/168")]
    [InlineData("550 Ip frequency limited [abc IP: 192.0.2.1]. https://service.mail.qq.example/detail/0/1002")]
    [InlineData("550 Domain frequency limited. http://service.mail.qq.example/cgi-bin/help?id=20022")]
    [InlineData("550 Mailbox unavailable or access denied [abc IP: 192.0.2.1]")]
    [InlineData("550 DKIM check failed. http://service.mail.qq.example/cgi-bin/help?subtype=1&no=1001520")]
    [InlineData("554 5.1.8 Email Outgoing Blocked")]
    [InlineData("554 5.7.1 Email rejected per SPF policy")]
    [InlineData("552 5.2.2 Mailbox full; user has exceeded the storage allotted by Zoho")]
    [InlineData("550 5.4.6 Unusual sending activity detected. Please try after sometime")]
    [InlineData("452 4.2.2 4.2.2 user quota full, cannot find room for the message")]
    [InlineData("550 Rejected by header based manually Blocked Senders - https://community.mimecast.example/docs/DOC-1369#550 [abc]")]
    [InlineData("550 Rejected by header based Anti-Spoofing policy: news@news.example - https://community.mimecast.example [abc]")]
    [InlineData("451 Internal resources are temporarily unavailable - https://community.mimecast.example/docs/DOC-1369#451 [abc]")]
    [InlineData("550 Email rejected due to security policies - https://community.mimecast.example [abc]")]
    [InlineData("554 Email rejected due to security policies - MCSpamSignature.sa.1.1")]
    [InlineData("550 5.7.0 Local Policy Violation")]
    [InlineData("554 5.7.0 Blocked - see https://ipcheck.proofpoint.example/?ip=192.0.2.1")]
    [InlineData("550 5.1.0 sender rejected, unknown user in sender address")]
    [InlineData("550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy")]
    [InlineData("554 Service unavailable; Client host [relay.example] blocked using Barracuda Reputation; http://www.barracudanetworks.example/reputation/?r=1&ip=192.0.2.1")]
    [InlineData("550 Message was blocked by server (score 5.2)")]
    [InlineData("554 rejected due to spam URL in content")]
    [InlineData("550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.")]
    [InlineData("554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.")]
    [InlineData("550 5.7.1 Mail from 192.0.2.1 has been refused; mailbox not available for you")]
    [InlineData("554-Transaction failed 554-Reject due to policy restrictions. 554 For explanation visit https://postmaster.gmx.example/en/case?c=hi")]
    [InlineData("554-mx.web.example (mxweb012) Nemesis ESMTP Service not available 554-No SMTP service 554 IP address is block listed.")]
    [InlineData("550 5.7.1 Service refused, please try later. LPN007_510")]
    [InlineData("550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]")]
    [InlineData("421 4.7.0 Too many connections, slow down. OFR004_104 [104]")]
    [InlineData("554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.example to clarify.)")]
    [InlineData("554 resimta-po-01 comcast 192.0.2.1 Comcast BL000001 Blocked for spam.")]
    [InlineData("550 5.2.1 <a@b.example>... Mailbox temporarily disabled, does not exist for delivery")]
    [InlineData("550 5.5.1 Invalid recipient command: SMTP protocol violation")]
    [InlineData("501 5.1.7 Bad sender address syntax")]
    [InlineData("553 5.1.8 <news@news.example>... Domain of sender address news@news.example does not exist")]
    [InlineData("550 Verification failed for <news@news.example> The mail server could not deliver mail to news@news.example. The account or domain may not exist, they may be blacklisted, or missing the proper dns entries. Sender verify failed")]
    [InlineData("550 Please turn on SMTP Authentication in your mail client, or login to the IMAP/POP3 server before sending your message. relay.example is not permitted to relay through this server without authentication.")]
    [InlineData("451 4.3.0 <a@b.example>: Temporary lookup failure; user unknown in table for now")]
    [InlineData("450 4.1.1 <a@b.example>: Recipient address rejected: unverified address: host mx.b.example said: 550 5.1.1 user unknown in reply to RCPT TO")]
    [InlineData("454 4.7.1 Recipient address rejected: Access denied for now, greylisting in effect")]
    [InlineData("550 5.1.1 sorry, your IP is listed, recipient not checked: spamhaus")]
    [InlineData("554 5.6.0 Corrupt message content; recipient's agent could not read it")]
    [InlineData("550 User unknown or over quota")]
    public void What_does_not_say_that_the_address_is_dead_ends_nothing(string answer)
    {
        var report = Read(answer);

        (report.Kind, report.Hard).ShouldBe((ReportKind.Bounce, false), $"{report.Status} {report.Reason}");
    }

    [Theory]
    [InlineData("550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found")]
    [InlineData("550 5.1.1 The email account that you tried to reach does not exist. NoSuchUser")]
    [InlineData("550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 User unknown")]
    [InlineData("550 5.7.1 No such user! 1700000000-abc")]
    [InlineData("550 5.1.1 No such user. https://yandex.example/support/")]
    [InlineData("550 Message was not accepted -- invalid mailbox. Local mailbox a@b.example is unavailable: user not found")]
    [InlineData("550 Message was not accepted -- invalid mailbox. Local mailbox a@b.example is unavailable: account is not found")]
    [InlineData("550 5.1.1 Mailbox not found. https://service.mail.qq.example/detail/122/166")]
    [InlineData("550 The recipient may contain a non-existent account, please check the recipient address. https://service.mail.qq.example")]
    [InlineData("553 5.1.1 Invalid recipient a@b.example (Mode: normal)")]
    [InlineData("550 5.1.1 User does not exist - <a@b.example> (zoho)")]
    [InlineData("550 5.1.1 sorry, no mailbox here by that name (#5.1.1 - chkuser)")]
    [InlineData("550 Invalid Recipient - https://community.mimecast.example/docs/DOC-1369#550 [abc]")]
    [InlineData("550 5.1.1 User Unknown (pphosted)")]
    [InlineData("550 No such recipient here: a@b.example")]
    [InlineData("550 5.1.1 User a@b.example (a@b.example) not listed in Domino Directory")]
    [InlineData("550-Requested action not taken: mailbox unavailable 550 invalid DNS MX or A/AAAA resource record of recipient domain, user unknown 5.1.2")]
    [InlineData("550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_418 [418]")]
    [InlineData("550 5.1.1 <a@b.example> recipient rejected: user is unknown")]
    public void An_unknown_reader_is_known_to_be_unknown(string answer)
    {
        var report = Read(answer, " (in reply to RCPT TO command)");

        (report.Kind, report.Hard).ShouldBe((ReportKind.Bounce, true), $"{report.Status} {report.Reason}");
    }

    [Theory]
    [InlineData("رد تلقائي: نشرة الصباح", "أنا خارج المكتب حتى الأحد، ولم يتم تسليم رسالتك إلى زميل.")]
    [InlineData("في إجازة", "وصلتني رسالتك. لن أتمكن من الرد قبل 1 يوليو. فشل إرسال الرسائل العاجلة؟ اتصلوا بالمكتب 550.")]
    [InlineData("شكرا لتواصلكم معنا", "تم استلام رسالتكم رقم 5.1.1 وسيرد عليكم فريقنا. العنوان غير موجود في سجلاتنا بعد.")]
    [InlineData("خارج الدوام", "سأعود يوم الخميس. صندوق البريد ممتلئ بالرسائل فأعذروني.")]
    public void An_arabic_answer_by_a_machine_is_no_bounce(string subject, string body)
    {
        var report = MailReports.Read(Encoding.UTF8.GetBytes($"From: layla@b.example\nTo: bounces@news.example\nSubject: {subject}\nAuto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-8\n\n{body}")).ShouldHaveSingleItem();

        report.Kind.ShouldBe(ReportKind.Reply);
        report.Hard.ShouldBeFalse();
    }

    private static MailReport Read(string answer, string stage = "") => MailReports.Read(Encoding.UTF8.GetBytes(
        $"From: Mail Delivery System <MAILER-DAEMON@relay.example>\nTo: bounces@news.example\nSubject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nThis is the mail system at host relay.example.\n\nI'm sorry to have to inform you that your message could not be delivered to one or more recipients.\n\n<a@b.example>: host mx.b.example[192.0.2.7] said: {answer}{stage}\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; a@b.example\nAction: {(answer[0] == '4' ? "delayed" : "failed")}\nStatus: {(answer[0] == '4' ? "4.0.0" : "5.0.0")}\nRemote-MTA: dns; mx.b.example\nDiagnostic-Code: smtp; {answer}\n--b--\n")).ShouldHaveSingleItem();
}
