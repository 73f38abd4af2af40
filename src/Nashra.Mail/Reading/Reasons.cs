namespace Nashra.Mail.Reading;

/// <summary>The words a report's reason is taken from.</summary>
public static class Reasons
{
    // About the address: the first four make a permanent refusal hard.
    public const string UserUnknown = "userunknown";
    public const string HostUnknown = "hostunknown";
    public const string HasMoved = "hasmoved";
    public const string NotAccept = "notaccept";
    public const string Suspended = "suspend";
    public const string MailboxFull = "mailboxfull";
    public const string Filtered = "filtered";
    public const string OnHold = "onhold";

    // About the sender, its machine or its pace.
    public const string AuthFailure = "authfailure";
    public const string BadReputation = "badreputation";
    public const string Blocked = "blocked";
    public const string NoRelaying = "norelaying";
    public const string RateLimited = "ratelimited";
    public const string Rejected = "rejected";
    public const string RequirePtr = "requireptr";
    public const string SecurityError = "securityerror";
    public const string TooManyConnections = "toomanyconn";

    // About the letter.
    public const string ContentError = "contenterror";
    public const string MessageTooBig = "mesgtoobig";
    public const string NotCompliant = "notcompliantrfc";
    public const string PolicyViolation = "policyviolation";
    public const string SpamDetected = "spamdetected";
    public const string VirusDetected = "virusdetected";

    // About the way there.
    public const string Expired = "expired";
    public const string MailerError = "mailererror";
    public const string NetworkError = "networkerror";
    public const string SyntaxError = "syntaxerror";
    public const string SystemError = "systemerror";
    public const string SystemFull = "systemfull";

    // Not refusals.
    public const string Delivered = "delivered";
    public const string Feedback = "feedback";
    public const string Vacation = "vacation";

    public const string Undefined = "undefined";
}
