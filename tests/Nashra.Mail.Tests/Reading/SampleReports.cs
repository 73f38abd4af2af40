using System.Text;

namespace Nashra.Mail.Tests.Reading;

/// <summary>Reports in the forms that common servers use, written for these tests.</summary>
internal static class SampleReports
{
    public static readonly byte[] Postfix = Encoding.UTF8.GetBytes("""
        Return-Path: <>
        From: MAILER-DAEMON@relay.example (Mail Delivery System)
        To: bounces@news.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="A1/relay.example"

        --A1/relay.example
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host relay.example.

        <layla@example.org>: host mx.example.org[192.0.2.7] said: 550 5.1.1 <layla@example.org>:
            Recipient address rejected: User unknown (in reply to RCPT TO command)

        <omar@example.net>: host mx.example.net[192.0.2.8] said: 452 4.2.2 Mailbox
            is full (in reply to end of DATA command)

        --A1/relay.example
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example

        Final-Recipient: rfc822; layla@example.org
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 <layla@example.org>: Recipient address
            rejected: User unknown

        Final-Recipient: rfc822; alias@internal.example.net
        Original-Recipient: rfc822;omar@example.net
        Action: failed
        Status: 4.2.2
        Diagnostic-Code: smtp; 452 4.2.2 Mailbox is full

        --A1/relay.example
        Content-Type: text/rfc822-headers

        From: =?utf-8?B?2YbYtNix2Kk=?= <news@news.example>
        To: layla@example.org
        Message-ID: <copy-7@news.example>
        Subject: =?utf-8?B?2YXZiNis2LIg2KfZhNi12KjYp9it?=

        --A1/relay.example--

        """);
}
