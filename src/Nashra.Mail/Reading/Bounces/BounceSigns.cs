using Nashra.Mail.Reading.Mime;

namespace Nashra.Mail.Reading.Bounces;

/// <summary>By what a report without machine-readable fields is known as a bounce, and ordinary mail that speaks of one is not.</summary>
internal static class BounceSigns
{
    private static readonly string[] MailSystems = ["mailer-daemon", "mailerdaemon", "postmaster", "post_master", "mail delivery sub", "mail delivery system", "mail.delivery.system", "mailer daemon", "mail-daemon", "maildaemon", "mail administrator", "bounce@", "mailsystem"];

    private static readonly string[] Subjects =
    [
        "undeliver", "not delivered", "delivery failure", "delivery has failed", "delivery failed", "delivery status", "delivery report", "delivery notification", "failure notice", "failed delivery", "failure delivery", "returned mail", "returned message", "mail failure", "message failure", "could not be delivered", "couldn't be delivered", "not be delivered", "mail system error", "mail error", "delivery problem", "delivery error", "delivery delayed", "delayed mail", "message * delayed", "returned to sender", "returning message to sender", "permanent delivery", "non-delivery", "nondeliverable", "non remis", "non distribu", "non remise", "échec de la remise", "unzustellbar", "nicht zugestellt", "zustellung", "no se puede entregar", "no entregado", "mancata consegna", "não entregue", "недоставлен", "не доставлен", "配信できません", "配送できません", "送信できません", "配信エラー", "メールエラー", "エラー通知", "退信", "未送达", "تعذر تسليم", "تعذّر تسليم", "فشل تسليم", "فشل التسليم", "لم يتم تسليم",
    ];

    private static readonly string[] Bodies =
    [
        "could not be delivered", "couldn't be delivered", "can not be delivered", "cannot be delivered", "can't be delivered", "was not delivered", "wasn't delivered", "were not delivered", "not able to deliver", "wasn't able to deliver", "unable to deliver", "was undeliverable", "is undeliverable", "undeliverable to", "failed permanently", "permanent fatal errors", "permanent error", "delivery to the following recipient", "delevery to the following recipient", "delivery has failed", "delivery failed", "delivery of your message", "there was an error delivering", "could not be sent", "address(es) failed", "had delivery problems", "was rejected by a remote", "failure reasons", "non-deliverable", "unknown user", "user unknown", "invalid final delivery", "invalid user address", "attempting to deliver", "did not reach the following", "your message did not reach", "has been returned to you", "returned to sender", "incorrectly constructed", "not delivered to the following", "delivery report", "message expired", "not been delivered", "not yet been delivered", "as their mailbox is full", "received >>> 5",
        "a message is delayed", "remote host said", "transcript of session", "n'a pas pu être", "n'a pu être", "n'ont pas pu", "konnte nicht zugestellt", "konnte nicht an", "nicht zustellbar", "no se pudo entregar", "no se ha podido", "non è stato possibile", "não foi possível entregar", "не удалось доставить", "не было доставлено", "не может быть доставлено", "送信できませんでした", "配信できませんでした", "配送できませんでした", "送信に失敗しました", "无法投递", "无法送达", "تعذر تسليم", "تعذّر تسليم", "لم يتم تسليم", "لم نتمكن من تسليم", "فشل تسليم", "فشل إرسال",
    ];

    // A mailing list that turns a letter away answers like a person, with its own words.
    private static readonly string[] ListRefusals = ["not a member of this mailing list", "are not member", "not allowed to post to this", "duplicated message-id", "you are not allowed to post", "only members may post", "post to this list was rejected"];

    private static readonly string[] ListKeepers = ["-admin", "-owner", "-request", "-bounces", "-help", "listserv", "majordomo", "mailman"];

    public static bool IsMailSystem(string sender) => Array.Exists(MailSystems, name => sender.Contains(name, StringComparison.OrdinalIgnoreCase));

    public static bool IsBounce(MailHeaders headers, string prose)
    {
        if (headers.Has("X-Failed-Recipients"))
        {
            return true;
        }

        var words = Wording.Flatten(prose);
        var subject = Wording.Flatten(headers["Subject"] ?? "");
        var sender = headers["From"] ?? "";
        var saysSo = Wording.SaysAny(words, Bodies);
        if (IsMailSystem(sender) || sender.Trim() is "" or "<>")
        {
            return saysSo || Wording.SaysAny(subject, Subjects);
        }

        if (IsListKeeper(sender) && Wording.SaysAny($"{subject} {words}", ListRefusals))
        {
            return true;
        }

        var isAnswer = headers.Has("In-Reply-To") || headers.Has("References") || headers.Has("X-Autoreply") || headers.Has("List-Unsubscribe");
        return !isAnswer && saysSo && (Wording.SaysAny(subject, Subjects) || HasNoReturn(headers));
    }

    private static bool IsListKeeper(string sender)
    {
        var address = Addresses.First(sender);
        var local = address[..Math.Max(0, address.IndexOf('@', StringComparison.Ordinal))];
        return Array.Exists(ListKeepers, keeper => local.EndsWith(keeper, StringComparison.OrdinalIgnoreCase)) || local.StartsWith("owner-", StringComparison.OrdinalIgnoreCase);
    }

    // Reports are sent with an empty return path (RFC 5321, section 4.5.5), letters with an address.
    private static bool HasNoReturn(MailHeaders headers) =>
        headers["Return-Path"]?.Trim() is "<>"
        && headers["Auto-Submitted"]?.Contains("replied", StringComparison.OrdinalIgnoreCase) is not true;
}
