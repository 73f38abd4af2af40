namespace Nashra.Mail.Reading.Bounces;

/// <summary>
/// What servers write when they refuse, in the order in which it is tried: what is said about the sender or the letter
/// comes before what is said about the address, because only the latter may end a subscription. Phrases are lower case,
/// without addresses and codes; a star stands for a few other words.
/// </summary>
internal static class ReasonTable
{
    public static readonly (string Reason, string[] Phrases)[] ByWording =
    [
        (Reasons.UserUnknown, ["recipient address rejected: access denied", "recipnotfound", "recipientnotfound", "not listed in domino directory", "not listed in public"]),
        (Reasons.AuthFailure,
        [
            "dmarc", "spf check", "spf fail", "fails spf", "failed spf", "spf validation", "sender policy framework", "spf record", "spf hardfail", "spf: fail",
            "dkim", "unauthenticated email", "does not have authentication information", "message does not pass authentication",
            "not authorized to send from this domain", "not allowed to send mail for", "sender id * permerror", "sender authentication", "email authentication",
            "is not allowed to use * to send", "authentication checks",
        ]),
        (Reasons.RequirePtr,
        [
            "reverse dns", "rdns", "ptr record", "dns ptr", "no ptr", "ptr lookup", "missing ptr", "reverse lookup", "cannot find your reverse hostname", "reverse hostname",
            "cannot resolve your address", "does not resolve to a hostname", "has no dns name", "ip name lookup failed", "without a valid sender domain",
            "fcrdns", "client host rejected: cannot find your hostname", "all the servers must have a reverse", "no reverse",
        ]),
        (Reasons.BadReputation,
        [
            "ip reputation", "poor reputation", "bad reputation", "low reputation", "sender reputation", "reputation of the sending", "very low reputation", "due to reputation",
            "reputation score", "reputation problem",
        ]),
        (Reasons.VirusDetected,
        [
            "virus detected", "contains a virus", "contained a virus", "infected with", "infected by", "virus found", "found a virus", "malware", "a virus was", "contains virus", "virus infected",
            "your message was infected", "trojan",
        ]),
        (Reasons.MailboxFull,
        [
            "mailbox full", "mailbox is full", "mailbox has exceeded", "mailbox exceeded", "mailbox size limit exceeded", "mailbox quota", "mailbox for user is full", "mailbox over quota", "mailbox is over", "over quota", "overquota", "over the quota",
            "over its quota", "over his quota", "quota exceed", "exceeded quota", "exceeds quota", "exceeded his quota", "exceeded their quota", "exceeded its quota", "exceeded the quota", "exceeded storage", "exceeded its storage", "out of storage", "storage quota", "storage space",
            "exceeds the user's quota", "insufficient disk space for user", "quota is full", "quota full", "quota violation", "disk quota", "user is overquota", "inbox is full", "inbox full", "account is full",
            "not enough storage space", "maildir over", "maildir delivery failed: * quota", "mailfolder is full", "would be over the allowed quota", "full mailbox", "mailbox disk", "too much mail data", "user has too many messages",
            "would exceed quota", "has run out of", "doesn't have enough disk space left", "receiver's storage", "maximum storage", "mailbox_full", "mailbox does not have enough space", "is not accepting messages over",
            "boîte pleine", "boite pleine", "boîte aux lettres pleine", "boite du destinataire pleine", "postfach ist voll", "postfach voll", "speicherplatz", "buzón lleno", "casella piena", "почтовый ящик переполнен", "ящик переполнен", "превышен* квот",
            "メールボックスがいっぱい", "メールボックスの容量", "受信箱がいっぱい", "容量を超え", "邮箱已满", "صندوق البريد ممتلئ", "صندوق بريد * ممتلئ", "علبة الوارد ممتلئة", "تجاوز * المساحة", "مساحة التخزين ممتلئة",
        ]),
        (Reasons.MessageTooBig,
        [
            "message too big", "message too large", "message is too large", "message is too big", "message size exceeds", "message exceeds", "exceeds maximum size", "exceeds the maximum message size", "exceeds size limit", "message file too big",
            "size limit for the message", "max message size", "maximum message size", "exceeded maximum message", "exceeds fixed maximum", "message length exceeds", "larger than the current system limit", "larger than the current recipient limit", "too large to be delivered",
            "mail is too large", "nachricht ist zu groß", "message trop volumineux", "слишком большое", "サイズが大きすぎ", "حجم الرسالة",
        ]),
        (Reasons.TooManyConnections,
        [
            "too many connections", "connection rate limit", "too many concurrent", "connection limit", "concurrent connections", "too many sessions", "too many recipients", "maximum number of recipients", "concurrency limit", "connection frequency",
            "max connections", "all available ips are at maximum connection",
        ]),
        (Reasons.RateLimited,
        [
            "rate limit", "rate-limit", "ratelimit", "unexpected volume", "unusual rate", "sending too fast", "sent too many", "too many messages", "too many emails", "too many mails", "receiving mail too quickly", "receiving mail at a rate", "exceeded the rate", "throttl", "exceeded the number of messages",
            "too much mail", "daily limit", "hourly limit", "daily quota for sending", "sending quota", "user complaints",
        ]),
        (Reasons.NoRelaying,
        [
            "relaying denied", "relay denied", "relay access denied", "relay not permitted", "relaying not permitted", "relaying not allowed", "not permitted to relay", "unable to relay", "relaying prohibited", "no relaying", "we do not relay", "relay operation rejected", "relaying is prohibited", "relay is not", "cannot relay",
            "not allowed to relay", "mail relaying", "that domain isn't in my list of allowed rcpthosts", "isn't in my list of allowed",
        ]),
        (Reasons.SpamDetected,
        [
            "spam message", "is spam", "as spam", "looks like spam", "be spam", "spam detected", "spam content", "- spam", "spam score", "considered spam", "spam-like", "spam filter", "spamassassin", "spam rejected", "rejected * spam", "unsolicited bulk", "unsolicited mail", "unsolicited email", "classified as * spam", "antispam", "anti-spam", "junk mail", "bulk mail",
            "blacklisted url", "url * listed", "message contains * uri", "surbl", "uribl", "message content rejected", "suspected spam", "high probability of spam", "message refused as possible", "detected as spam", "rule imposed", "content filter", "identified as spam", "spam definitely", "spam policy",
            "spamming", "appears to be unsolicited", "likely unsolicited", "erkannt als spam", "спам", "スパム", "迷惑メール", "垃圾邮件", "بريد مزعج", "بريدا مزعجا", "رسالة مزعجة",
        ]),
        (Reasons.PolicyViolation,
        [
            "policy reasons", "policy violation", "due to policy", "for policy", "local policy", "site policy", "security policies", "security policy", "mail policy", "email policy", "policy restriction", "policy rejection", "rejected by policy", "violates", "company policy", "content presents a potential", "potential security issue", "due to content restrictions", "denied by policy", "administrative prohibition", "administratively prohibited", "blocked due to security reason", "not accepted for policy",
            "organization's policy", "rejected for security", "rejected by recipient's", "prohibited by administrator",
        ]),
        (Reasons.Blocked,
        [
            "helo command rejected", "helo/ehlo", "invalid helo", "helo name", "ehlo argument", "blacklist", "black list", "blocklist", "block list", "blocked using", "blocked by", "blocked - see", "block listed", "has been blocked", "was blocked", "is blocked", "are blocked", "dnsbl", "dnsrbl", " rbl", "spamhaus", "spamcop", "barracuda", "sorbs", "is listed", "listed on a", "listed by", "banned sending ip", "ip * banned", "your ip",
            "client host * rejected", "client host rejected", "connection refused by", "connections not accepted", "not accepting connections from", "too many unwanted messages", "weren't sent", "no access from", "refused to accept mail from your", "access from ip", "your host", "your network is", "part of their network is on our", "access denied. ip", "ip address * rejected", "invalid ip for sending",
            "ip address denied", "mail server * denied", "service refuse", "bad dns", "greylist", "graylist", "grey listed", "deferred due to", "temporarily deferred", "unusual amount of", "dynamic ip", "dynamic pool", "dialup", "dynamic/residential", "sender host", "you are not allowed to connect", "not authorized to connect", "administratively denied",
        ]),
        (Reasons.NotCompliant,
        [
            "not rfc", "rfc 5322 compliant", "rfc5322", "rfc 2822", "rfc2822", "rfc 822", "duplicate header", "multiple addresses in from", "multiple subject", "multiple from", "missing from header", "from header is missing", "bare lf", "bare newline", "bare linefeed", "stray newline", "missing date", "no date header", "messages missing a valid address", "syntactically invalid header", "header syntax", "does not comply with", "invalid header",
            "missing or invalid message-id", "missing message-id",
        ]),
        (Reasons.ContentError,
        [
            "8-bit data in message header", "headers too large", "header too large", "header size exceeds", "too many received", "improper mime", "improper use of", "unacceptable content", "invalid content", "mime * error", "bad mime", "malformed mime", "charset not", "attachment * not allowed", "attachment type", "attachments are not", "contains unsafe", "the body of the message", "line too long", "message header size", "executable", "message looks like",
            "5322.from", "unsupported encoding",
        ]),
        (Reasons.Rejected,
        [
            "sender address rejected", "sender rejected", "sender denied", "sender is not allowed", "sender blocked", "sender address has been", "sender domain", "sender's domain", "domain of sender", "invalid sender", "bad sender", "unknown sender", "sender verify failed", "sender verification", "senders domain", "unable to verify sender", "could not verify sender", "sender email address", "return path", "envelope sender", "mail from domain", "from domain", "from address",
            "you are not allowed to post", "not allowed to post", "not a member", "only members", "members only", "moderated list", "posting to this", "not permitted to post", "permission to post", "you may not have permission", "closed mailing list", "not subscribed", "sender not authorized", "sender is unauthenticated", "you are sending to/from an address that has been",
            "n't accept mail from", "n't accept email from", "n't accept messages from", "not accept messages from", "not accept any mail from", "your domain", "mail from * refused", "mail from * rejected", "not accept mail from", "does not accept mail from", "don't accept mail from", "not accept email from", "does not accept e-mail from", "is not a registered gateway user", "not authorized to send to", "not have permission to send", "not allowed to send", "recipient only accepts", "restricted to", "you have been blocked by", "accept mail only from",
        ]),
        (Reasons.SecurityError,
        [
            "unauthenticated senders", "authentication required", "authentication failed", "must authenticate", "not authenticated", "must issue a starttls", "tls required", "encryption required", "tls * required", "certificate verification failed", "server certificate", "cannot start tls", "tls handshake", "sorry, you * authenticat", "smtp auth", "authentication credentials", "login fail",
            "access denied", "permission denied", "not authorized", "unauthorized", "security problem",
        ]),
        (Reasons.Suspended,
        [
            "account disabled", "account is disabled", "account has been disabled", "account that you tried to reach is disabled", "account inactive", "account is inactive", "account is not active", "account has been inactive", "inactive account", "inactive user", "inactive mailbox", "user is inactive", "user inactive", "account has been suspended", "account is suspended", "account suspended", "suspended", "account is locked", "account locked", "temporary locked", "temporarily locked", "account has been locked", "has been locked", "is frozen", "frozen",
            "disabled recipient", "recipient is disabled", "recipient disabled", "mailbox disabled", "mailbox is disabled", "mailbox is inactive", "mailbox inactive", "mailbox currently suspended", "mailbox temporarily disabled", "mailbox has been disabled", "user account expired", "account expired", "account has expired", "account closed", "account is closed", "disabled or discontinued", "discontinued", "user disabled", "user is disabled", "email address is disabled", "address is disabled", "email account * disabled", "deactivated", "is not currently active", "over the maximum inactive", "no longer in use", "not used for a long time", "account terminated", "has been terminated", "account blocked", "blocked account",
            "user * blocked", "mailbox blocked", "mailbox is blocked", "konto * gesperrt", "postfach gesperrt", "compte * désactivé", "заблокирован", "отключен", "アカウントは無効", "利用停止", "الحساب معطل", "الحساب موقوف", "تم تعطيل", "تم إيقاف",
        ]),
        (Reasons.HasMoved,
        [
            "no longer on server", "has moved", "user has moved", "mailbox moved", "address has changed", "changed * address", "new address is", "no longer works here", "has left the company", "left the organization", "no longer employed", "no longer with", "has been replaced by", "mailbox has moved", "user not here anymore",
            "has been migrated", "user no longer on", "hat das unternehmen verlassen", "a quitté", "انتقل إلى عنوان", "غيّر عنوان",
        ]),
        (Reasons.NotAccept,
        [
            "null mx", "nullmx", "does not accept mail", "doesn't accept mail", "domain doesn't receive email", "domain does not receive", "does not accept email", "does not accept any mail", "does not accept messages", "not accepting network messages", "does not receive mail", "host does not receive", "no mx record found", "couldn't find a mail exchanger", "recipient address has null mx",
            "system not accepting", "this server does not accept mail", "mail receiving disabled",
        ]),
        (Reasons.HostUnknown,
        [
            "host unknown", "unknown host", "no such domain", "no such host", "domain does not exist", "domain doesn't exist", "domain is not reachable", "host or domain name not found", "domain name not found", "domain not found", "host not found", "unknown domain", "domain unknown", "bad destination system", "illegal host/domain", "invalid domain", "invalid host name", "nxdomain", "name or service not known", "couldn't find any host named", "could not find any host", "domain * couldn't be found", "unrouteable mail domain", "unrouteable domain", "unroutable domain", "unresolvable domain", "no route to domain",
            "domain name does not exist", "non-existent domain", "nonexistent domain", "nonexistent host", "non-existent host", "all relevant mx records point to non-existent", "domain does not resolve", "unable to resolve * domain", "recipient domain not found", "recipient domain does not exist", "recipient domain must exist", "server for the domain could not be found", "domain has no mail exchangers", "no mail exchangers", "no valid hosts", "no valid mx", "all host address lookups failed permanently", "dns error: * nxdomain",
            "domain nicht gefunden", "domain existiert nicht", "domaine * inexistant", "домен не найден", "домен не существует", "ドメインが見つかり", "ドメイン* 存在しません", "域名不存在", "النطاق غير موجود", "لم يتم العثور على النطاق",
        ]),
        (Reasons.UserUnknown,
        [
            "user unknown", "unknown user", "no such user", "no such recipient", "no such mailbox", "no such account", "no such address", "no such person", "no mailbox here", "no mailbox by that", "not a valid mailbox", "unknown recipient", "recipient unknown", "unknown mailbox", "mailbox unknown", "mailbox not found", "mailbox does not exist", "mailbox doesn't exist", "mailbox unavailable", "mailbox is unavailable", "mailbox not available", "unknown address", "address unknown", "address does not exist", "address doesn't exist", "address not found", "unknown account", "unknown local", "local part",
            "user not found", "user does not exist", "user doesn't exist", "user not known", "user is not known", "user is unknown", "user * unknown", "user * doesn't exist", "user * does not exist", "user not exist", "doesn't have a * account", "doesn't have an account", "does not have an account", "account that you tried to reach does not exist", "account does not exist", "account doesn't exist", "account not found", "recipient not found", "recipient does not exist", "recipient doesn't exist", "recipient address does not exist", "recipient * does not exist", "recipient is not", "recipient not", "recipient no longer",
            "invalid recipient", "invalid mailbox", "invalid address", "invalid user", "invalid final delivery", "not a valid user", "no valid recipient", "not listed in", "not a known user", "not our customer", "bad destination mailbox", "bad address", "bad recipient", "destination mailbox address", "unrouteable address", "unroutable address", "undeliverable address", "unable to find * recipient", "couldn't be found", "could not be found", "cannot find * user", "does not exist here", "not exist", "nonexistent", "non-existent", "non existent",
            "user * not found", "check if address is correct", "isn't a valid", "no user", "this address no longer", "no longer valid", "no longer available", "not a local", "name is not recognized", "recipient's e-mail address", "is not known", "unknown or illegal", "no match for recipient", "not in our directory", "names no mailbox", "is not a user", "unable to deliver to", "alias * does not", "verify recipient", "recipient verify", "not deliverable", "ungültig", "unbekannt", "existiert nicht", "empfänger nicht gefunden",
            "adresse inconnue", "destinataire inconnu", "destinataire invalide", "utilisateur inconnu", "n'existe pas", "usuario desconocido", "no existe", "utente sconosciuto", "destinatario sconosciuto", "usuário desconhecido", "не существует", "не найден", "неизвестный", "нет такого", "不存在", "ユーザーが見つかり", "存在しません", "宛先が見つかり", "사용자 없음", "المستخدم غير موجود", "المستلم غير موجود", "العنوان غير موجود", "صندوق البريد غير موجود", "مستلم غير معروف", "لم يتم العثور على العنوان", "تعذر العثور على العنوان",
        ]),
        (Reasons.Filtered,
        [
            "due to recipient preferences", "email preferences of the person", "recipient refused to accept", "rejected by the recipient", "refused by recipient", "user has blocked", "user refuses", "address filter", "filtered", "rejected by user", "does not want to receive", "recipient's privacy", "not accepting mail from you", "recipient settings", "refused to accept your",
        ]),
        (Reasons.OnHold, ["on hold", "recipient error"]),
        (Reasons.Expired,
        [
            "envelope expired", "message expired", "expired", "delivery time expired", "timeout exceeded", "in the queue too long", "failing for a long time", "retry time not reached", "has been delayed", "is delayed", "was delayed", "been enqueued and undeliverable", "unable to deliver this message after", "could not be delivered for", "could not be delivered for more than", "too old", "aborted after", "maximum time in queue", "maximum retry", "after multiple retries", "giving up after", "delivery attempts exceeded", "not yet been delivered", "still being retried", "delivery * delayed",
            "recipient server did not accept our requests", "operation timed out", "connection timed out", "delivery timed out", "unable to connect successfully", "wasn't able to establish an smtp connection", "server did not respond", "verzögert", "retardée", "задержана", "تأخر تسليم", "تأخير تسليم",
        ]),
        (Reasons.NetworkError,
        [
            "no route to host", "network is unreachable", "network unreachable", "connection refused", "lost connection", "host lookup did not complete", "lowest numbered mx", "loops to myself", "forwarding loop", "not in my control/locals", "connection died", "temporarily unable to", "connection reset", "connection dropped", "connection lost", "host unreachable", "name service error", "temporary lookup failure", "host name lookup failure", "could not connect", "couldn't connect", "unable to connect", "cannot connect", "too many hops", "hop count exceeded", "mail loop", "loops back to", "routing loop", "maximum allowed times", "dns error", "no relevant answers", "temporary dns failure", "domain lookup failed", "broken pipe", "conversation with * timed out", "unable to route", "could not find a gateway", "socket error",
            "mx lookup", "loop detected",
        ]),
        (Reasons.SystemFull, ["insufficient system storage", "insufficient disk", "file system full", "no space left", "disk full", "mail system full", "system storage", "out of memory", "insufficient system resources"]),
        (Reasons.SyntaxError, ["syntax error", "bad sequence", "improper sequence", "command not implemented", "command unrecognized", "command not recognized", "unrecognized command", "unknown command", "malformed address", "need mail command", "need rcpt", "parameters not implemented"]),
        (Reasons.MailerError, ["mailer error", "x-unix", "command died", "pipe to", "unknown mailer error", "procmail", "can't create output", "local delivery failed", "failed to read response template", "delivery agent"]),
        (Reasons.SystemError,
        [
            "internal system error", "system config error", "system error", "local error", "internal error", "server error", "service unavailable", "service currently unavailable", "service not available", "local configuration error", "duplicated message-id", "resources temporarily", "server configuration", "temporary system", "unable to deliver message after", "interrupted by signal", "try again later", "temporary failure", "temporary error", "temporarily unavailable",
        ]),
    ];

    /// <summary>Words that prove by themselves that the address is unknown: they come from where the mailbox would be.</summary>
    public static readonly string[] CertainlyUnknown =
    [
        "unknown user:", "invalid final delivery userid", "user not listed in public", "unrouteable address", "unroutable address", "unrouteable mail address", "recipient not found by smtp address lookup", "recipientnotfound", "doesn't have a yahoo", "no mailbox here by that name", "recipient address rejected: access denied", "unknown user account", "user unknown in virtual", "check if address is correct", "not our customer", "no valid recipients for this mm", "recipnotfound", "not listed in domino directory", "(user not found)", "recipient name is not recognized", "account does not exist at the organization", "e-mail address you entered couldn't be found", "email address you entered couldn't be found", "unknown or illegal alias",
    ];

    /// <summary>A second witness: a report whose own prose says that the address was not found.</summary>
    public static readonly string[] AddressNotFound =
    [
        "address not found", "address couldn't be found", "invalid user address", "wasn't found at", "address could not be found", "recipient unknown", "unknown to address", "adresse introuvable", "adresse nicht gefunden", "adres niet gevonden", "dirección no encontrada", "адрес не найден", "アドレスが見つかり", "لم يتم العثور على العنوان", "تعذر العثور على العنوان",
    ];

    /// <summary>Words of a report that is only a warning: the server will try again.</summary>
    public static readonly string[] OnlyForNow =
    [
        "warning message only", "warning only", "has been delayed", "will be retried", "is delayed", "still being retried", "temporary failure report", "do not need to resend", "failing for a long time", "retry timeout exceeded", "will keep trying", "will continue to try", "not yet been delivered", "delivery status notification (delay)", "delayed mail", "temporarily deferred", "try again later", "greylist", "graylist", "lediglich eine warnung", "ne pas renvoyer", "再送する必要", "لا حاجة لإعادة",
    ];
}
