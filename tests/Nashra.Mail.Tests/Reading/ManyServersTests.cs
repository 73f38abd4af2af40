using System.Text;
using Nashra.Mail.Reading;

namespace Nashra.Mail.Tests.Reading;

/// <summary>Reports as many servers and languages write them: invented addresses, the servers' own habits.</summary>
public sealed class ManyServersTests
{
    private const string MailSystem = "From: Mail Delivery System <MAILER-DAEMON@relay.example>\nTo: bounces@news.example\nSubject: Undelivered\n";

    [Theory]
    [InlineData("550 5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "5.1.10", true)]
    [InlineData("Exchange, group", "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group", "5.7.133", false)]
    [InlineData("Exchange, quota", "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception", "5.2.2", false)]
    [InlineData("Exchange, hop count", "554 5.4.14 Hop count exceeded - possible mail loop ATTR34", "5.4.14", false)]
    [InlineData("Exchange Online, edge", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", "5.4.1", true)]
    [InlineData("Outlook.com", "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", "5.5.0", true)]
    [InlineData("Outlook.com, listed", "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).", "5.7.1", false)]
    [InlineData("Gmail, unknown", "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces.", "5.1.1", true)]
    [InlineData("Gmail, full", "452-4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to 452 4.2.2 https://support.google.example/mail/?p=OverQuotaTemp", "4.2.2", false)]
    [InlineData("Gmail, full for good", "552-5.2.2 The recipient's inbox is out of storage space and inactive.", "5.2.2", false)]
    [InlineData("Gmail, disabled", "550 5.2.1 The email account that you tried to reach is inactive.", "5.2.1", false)]
    [InlineData("Gmail, unsigned", "550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.", "5.7.26", false)]
    [InlineData("Gmail, too fast", "421-4.7.28 Gmail has detected an unusual rate of unsolicited email originating from your IP address.", "4.7.28", false)]
    [InlineData("Yahoo, unknown", "554 delivery error: dd This user doesn't have a yahoo.example account (a@b.example) [0] - mta4107.mail.example", "5.", true)]
    [InlineData("Yahoo, deferred", "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1", "4.7.0", false)]
    [InlineData("Yahoo, disabled", "554 30 Sorry, your message to a@b.example cannot be delivered. This mailbox is disabled (554.30).", "5.", false)]
    [InlineData("iCloud, full", "552 5.2.2 <a@b.example>: user is over quota", "5.2.2", false)]
    [InlineData("iCloud, unknown", "550 5.1.1 <a@b.example>: user does not exist", "5.1.1", true)]
    [InlineData("Zimbra, quota", "452 4.2.2 Over quota", "4.2.2", false)]
    [InlineData("Zimbra, unknown", "550 5.1.1 <a@b.example>: Recipient address rejected: b.example", "5.1.1", true)]
    [InlineData("Mimecast", "550 Administrative prohibition - envelope blocked - https://community.example [abc]", "5.", false)]
    [InlineData("Proofpoint", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using reputation; Please contact the administrator", "5.7.1", false)]
    [InlineData("Barracuda", "550 permanent failure for one or more recipients (a@b.example:blocked)", "5.", false)]
    [InlineData("greylisted", "450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted, see http://postgrey.example/help", "4.2.0", false)]
    [InlineData("SPF", "550 5.7.23 The message was rejected because of Sender Policy Framework violation", "5.7.23", false)]
    [InlineData("DMARC", "550 5.7.1 Unauthenticated email from news.example is not accepted due to domain's DMARC policy.", "5.7.1", false)]
    [InlineData("null MX", "556 5.1.10 Recipient address has null MX", "5.1.10", true)]
    [InlineData("null MX, with its own code", "550 5.7.27 The recipient domain does not accept mail (nullMX)", "5.7.27", false)]
    [InlineData("too big", "552 5.3.4 Message size exceeds fixed maximum message size (10485760)", "5.3.4", false)]
    [InlineData("spam, to an unknown", "550 5.7.1 Message rejected as spam by Content Filtering. User unknown to this policy.", "5.7.1", false)]
    [InlineData("moved", "551 5.1.6 Recipient has moved, please try <other@c.example>", "5.1.6", true)]
    public void What_the_refusing_server_said_decides(string server, string answer, string status, bool hard)
    {
        _ = server;
        var body = $"Final-Recipient: rfc822; a@b.example\nAction: {(answer[0] == '4' ? "delayed" : "failed")}\nDiagnostic-Code: smtp; {answer}\n";
        var report = Single(MailSystem, body);

        (report.Kind, report.Recipient, report.Hard).ShouldBe((ReportKind.Bounce, "a@b.example", hard));
        report.Status.ShouldStartWith(status);
    }

    [Theory]
    [InlineData("Sorry, no mailbox here by that name. (#5.1.1)", "5.1.1", true)]
    [InlineData("192.0.2.7 does not like recipient.\nRemote host said: 550 5.1.1 No such user here\nGiving up on 192.0.2.7.", "5.1.1", true)]
    [InlineData("Connected to 192.0.2.7 but connection died. (#4.4.2)\nI'm not going to try again; this message has been in the queue too long.", "4.4.2", false)]
    [InlineData("Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.", "4.4.1", false)]
    [InlineData("The users mailfolder is over the allowed quota (size). (#5.2.2)", "5.2.2", false)]
    [InlineData("Sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "5.7.1", false)]
    [InlineData("This address no longer accepts mail.", "5.", true)]
    public void Qmail_speaks_in_the_first_person(string cause, string status, bool hard)
    {
        var report = Single("From: MAILER-DAEMON@relay.example\nTo: bounces@news.example\nSubject: failure notice\n", $"Hi. This is the qmail-send program at relay.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<a@b.example>:\n{cause}\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <bounces@news.example>\n");

        (report.Kind, report.Recipient, report.Hard).ShouldBe((ReportKind.Bounce, "a@b.example", hard));
        report.Status.ShouldStartWith(status);
    }

    [Theory]
    [InlineData("host mx.b.example [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<a@b.example>:\n    550 5.1.1 User does not exist", "5.1.1", true)]
    [InlineData("host mx.b.example [192.0.2.7]\n    SMTP error from remote mail server after end of data:\n    550 High probability of spam", "5.", false)]
    [InlineData("host mx.b.example [192.0.2.7]\n    SMTP error from remote mail server after pipelined end of data:\n    552 Quota exceeded", "5.", false)]
    [InlineData("all hosts for 'b.example' have been failing for a long time (and retry time not reached)", "4.", false)]
    [InlineData("retry timeout exceeded", "4.", false)]
    [InlineData("mailbox is full: retry timeout exceeded", "4.", false)]
    [InlineData("Unrouteable address", "5.", true)]
    [InlineData("all relevant MX records point to non-existent hosts", "5.", true)]
    public void Exim_puts_the_cause_under_the_address(string cause, string status, bool hard)
    {
        var report = Single("From: Mail Delivery System <Mailer-Daemon@relay.example>\nTo: bounces@news.example\nX-Failed-Recipients: a@b.example\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender\n", $"This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  a@b.example\n    {cause}\n\n------ This is a copy of the message, including all the headers. ------\n\nSubject: morning\n");

        (report.Kind, report.Recipient, report.Hard).ShouldBe((ReportKind.Bounce, "a@b.example", hard));
        report.Status.ShouldStartWith(status);
    }

    [Theory]
    [InlineData("Subject: DELIVERY FAILURE: User layla (a@b.example) not listed in Domino Directory\n", "Your message\n\n  Subject: Morning\n\nwas not delivered to:\n\n  a@b.example\n\nbecause:\n\n  User layla (a@b.example) not listed in Domino Directory\n", true)]
    [InlineData("Subject: DELIVERY FAILURE: Error transferring to mx.b.example; Maximum hop count exceeded\n", "Your message\n\nwas not delivered to:\n\n  a@b.example\n\nbecause:\n\n  Maximum hop count exceeded. Message probably in a routing loop.\n", false)]
    [InlineData("Subject: Nondeliverable mail\n", "Failed addresses follow:\n---------------------------------------------------------------------------\n<a@b.example> ... unknown user\n", true)]
    [InlineData("Subject: Undeliverable: morning\n", "Delivery has failed to these recipients or groups:\n\na@b.example\nThe recipient's mailbox is full and can't accept messages now. Please try resending your message later, or contact the recipient directly.\n", false)]
    [InlineData("Subject: Undeliverable: morning\n", "Delivery has failed to these recipients or groups:\n\na@b.example\nThe e-mail address you entered couldn't be found. Please check the recipient's e-mail address and try to resend the message.\n", true)]
    [InlineData("Subject: Delivery Status Notification (Failure)\n", "The following message to <a@b.example> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.1.1 unknown or illegal alias: a@b.example'\n", true)]
    [InlineData("Subject: Delivery Status Notification (Delay)\n", "Delivery incomplete\nThere was a temporary problem delivering your message to a@b.example. Gmail will retry for 45 more hours. You'll be notified if the delivery fails permanently.\n", false)]
    [InlineData("Subject: Warning: message 1rTq delayed 24 hours\n", "A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.\nThe address to which the message has not yet been delivered is:\n\n  a@b.example\n    Delay reason: mailbox is full\n\nNo action is required on your part.\n", false)]
    [InlineData("Subject: Warning: could not send message for past 4 hours\n", "    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n   ----- Transcript of session follows -----\n<a@b.example>... Deferred: Connection timed out with mx.b.example.\nWarning: message still undelivered after 4 hours\n", false)]
    public void A_server_without_fields_is_understood_by_its_prose(string headers, string body, bool hard)
    {
        var report = Single($"From: Postmaster <postmaster@relay.example>\nTo: bounces@news.example\n{headers}", body);

        (report.Kind, report.Recipient, report.Hard).ShouldBe((ReportKind.Bounce, "a@b.example", hard));
    }

    [Theory]
    [InlineData("تعذر التسليم", "تعذّر تسليم رسالتك إلى <a@b.example> لأنه لم يتم العثور على العنوان.\n550 5.1.1", true)]
    [InlineData("إشعار بعدم التسليم", "لم تصل رسالتك إلى المستلمين التاليين:\n\na@b.example\nعلبة بريد المستلم ممتلئة", false)]
    [InlineData("تأخر تسليم رسالتك", "لم يتم تسليم رسالتك بعد إلى:\n\na@b.example\nسيعيد الخادم المحاولة", false)]
    [InlineData("فشل في التسليم", "فشل التسليم إلى هؤلاء المستلمين:\n\na@b.example\nعنوان البريد الإلكتروني الذي أدخلته غير موجود. 550 5.1.1", true)]
    [InlineData("Teslim edilemedi", "İletiniz şu alıcılara teslim edilemedi:\n\na@b.example\n550 5.1.1 kullanıcı bulunamadı", true)]
    [InlineData("Teslim edilemedi", "İletiniz teslim edilemedi:\n\na@b.example\nPosta kutusu dolu", false)]
    [InlineData("تحویل داده نشد", "پیام شما تحویل داده نشد:\n\na@b.example\n550 5.1.1 کاربر یافت نشد", true)]
    [InlineData("Onbestelbaar", "Uw bericht kon niet worden bezorgd:\n\na@b.example\nHet postvak van de geadresseerde is vol", false)]
    [InlineData("Onbestelbaar", "Uw bericht kon niet worden bezorgd:\n\na@b.example\n550 5.1.1 gebruiker bestaat niet", true)]
    [InlineData("Niedostarczone", "Nie można dostarczyć wiadomości:\n\na@b.example\nSkrzynka pocztowa jest pełna", false)]
    [InlineData("Impossibile recapitare", "Impossibile recapitare il messaggio ai seguenti destinatari:\n\na@b.example\n550 5.1.1 utente inesistente", true)]
    [InlineData("No se puede entregar", "No se pudo entregar el mensaje a:\n\na@b.example\nEl buzón del destinatario está lleno", false)]
    [InlineData("Não entregue", "Sua mensagem não pôde ser entregue:\n\na@b.example\nA caixa de correio do destinatário está cheia", false)]
    [InlineData("Non remis", "Votre message n'a pas pu être remis à :\n\na@b.example\nLa boîte de réception du destinataire est pleine", false)]
    [InlineData("Unzustellbar", "Ihre Nachricht konnte nicht zugestellt werden:\n\na@b.example\nDas Postfach des Empfängers ist voll", false)]
    [InlineData("無法傳遞", "無法傳遞您的郵件:\n\na@b.example\n收件者信箱已滿", false)]
    [InlineData("배달되지 않음", "메시지를 배달할 수 없습니다:\n\na@b.example\n사서함이 가득 찼습니다", false)]
    public void A_report_in_the_receivers_language_is_understood(string subject, string body, bool hard)
    {
        var report = Single($"From: Postmaster <postmaster@relay.example>\nTo: bounces@news.example\nContent-Type: text/plain; charset=utf-8\nSubject: {subject}\n", body);

        (report.Kind, report.Recipient, report.Hard).ShouldBe((ReportKind.Bounce, "a@b.example", hard));
    }

    [Theory]
    [InlineData("From: layla@b.example\nReturn-Path: <>\nSubject: Please confirm your message\nAuto-Submitted: auto-generated\n", "Your message has not been delivered yet. I use a service against spam: click the link below to verify that you are a person, and it will be released.")]
    [InlineData("From: Spam guard <noreply@guard.example>\nReturn-Path: <>\nSubject: Re: morning (verification required)\n", "The message you sent to layla@b.example was not delivered because you are not on the approved senders list. To have it delivered, confirm that you are human.")]
    [InlineData("From: Postmaster <postmaster@b.example>\nSubject: Quarantine digest: 3 messages\n", "These messages were not delivered to your inbox. You may release them until Sunday.")]
    [InlineData("From: postmaster@provider.example\nSubject: Report Domain: news.example Submitter: provider.example Report-ID: 7\n", "This is a DMARC aggregate report. Rejected mail could not be delivered.")]
    [InlineData("From: layla@b.example\nSubject: Abwesenheitsnotiz\nAuto-Submitted: auto-replied\nReturn-Path: <>\n", "Ich bin nicht im Büro. Ihre Nachricht wurde nicht weitergeleitet.")]
    [InlineData("From: layla@b.example\nSubject: لم أعد أعمل هنا\nAuto-Submitted: auto-replied\nPrecedence: bulk\n", "لم أعد أعمل في هذه المؤسسة؛ لم يتم تسليم رسالتك إلى أحد.")]
    [InlineData("From: morning-request@lists.example\nSubject: Your message to morning awaits moderator approval\n", "Your mail to 'morning' is being held until the list moderator can review it for approval.")]
    [InlineData("From: layla@b.example\nSubject: Ticket #55 received\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated\n", "Your request could not be delivered to an agent at once; we answer within a day.")]
    [InlineData("From: Microsoft Outlook <postmaster@b.example>\nSubject: Delivered: morning\n", "Your message has been delivered to the following recipients:\n\na@b.example\n")]
    [InlineData("From: postmaster@b.example\nSubject: Relayed: morning\n", "Delivery to these recipients or groups is complete, but no delivery notification was sent by the destination server:\n\na@b.example\n")]
    [InlineData("From: layla@b.example\nSubject: Read: morning\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n", "--b\n\nYour message was read.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; a@b.example\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n")]
    public void What_only_looks_like_a_bounce_ends_no_subscription(string headers, string body)
    {
        var report = Single(headers, body);

        report.Kind.ShouldNotBe(ReportKind.Bounce);
        report.Hard.ShouldBeFalse();
    }

    [Theory]
    [InlineData("تعذر تسليم رسالتك إلى: hani@b.example\nصندوق بريد المستلم ممتلئ.", "hani@b.example", false)]
    [InlineData("We could not deliver your mail to hassan.ali@b.example, whose mailbox is full.", "hassan.ali@b.example", false)]
    [InlineData("Mail for superuser@b.example was returned: the mailbox is full.", "superuser@b.example", false)]
    [InlineData("The following recipient(s) could not be reached:\n\n\t[SMTP:jamal@b.example]: Unknown user.\n", "jamal@b.example", true)]
    [InlineData("Votre message n'a pas pu etre remis a un ou plusieurs destinataires :\n\n<amina@b.example>: adresse inconnue, utilisateur inexistant (550)\n", "amina@b.example", true)]
    public void Whose_mail_came_back_is_read_whole_from_running_prose(string body, string recipient, bool hard)
    {
        var report = Single(MailSystem, body);

        (report.Kind, report.Recipient, report.Hard).ShouldBe((ReportKind.Bounce, recipient, hard));
    }

    private static MailReport Single(string headers, string body) => MailReports.Read(Encoding.UTF8.GetBytes($"{headers}\n{body}")).ShouldHaveSingleItem();
}
