namespace Nashra.Mail.Reading.Bounces;

/// <summary>What an enhanced status code says by itself (RFC 3463 and the IANA registry, with codes of large providers), where words are missing.</summary>
internal static class StatusReasons
{
    private static readonly Dictionary<string, string> BySubjectAndDetail = new(StringComparer.Ordinal)
    {
        ["1.1"] = Reasons.UserUnknown,
        ["1.2"] = Reasons.HostUnknown,
        ["1.3"] = Reasons.UserUnknown,
        ["1.6"] = Reasons.HasMoved,
        ["1.7"] = Reasons.Rejected,
        ["1.8"] = Reasons.Rejected,
        ["1.9"] = Reasons.SystemError,
        ["1.10"] = Reasons.UserUnknown, // RFC 7505 says "null MX", Exchange says "recipient not found": hard either way
        ["2.0"] = Reasons.Filtered,
        ["2.1"] = Reasons.Suspended,
        ["2.2"] = Reasons.MailboxFull,
        ["2.3"] = Reasons.MessageTooBig,
        ["2.4"] = Reasons.Rejected,
        ["3.1"] = Reasons.SystemFull,
        ["3.2"] = Reasons.NotAccept,
        ["3.4"] = Reasons.MessageTooBig,
        ["4.1"] = Reasons.NetworkError,
        ["4.2"] = Reasons.NetworkError,
        ["4.4"] = Reasons.HostUnknown,
        ["4.5"] = Reasons.TooManyConnections,
        ["4.6"] = Reasons.NetworkError,
        ["4.7"] = Reasons.Expired,
        ["5.3"] = Reasons.TooManyConnections,
        ["7.2"] = Reasons.Rejected,
        ["7.8"] = Reasons.SecurityError,
        ["7.13"] = Reasons.Suspended,
        ["7.20"] = Reasons.AuthFailure,
        ["7.21"] = Reasons.AuthFailure,
        ["7.22"] = Reasons.AuthFailure,
        ["7.23"] = Reasons.AuthFailure,
        ["7.24"] = Reasons.AuthFailure,
        ["7.25"] = Reasons.RequirePtr,
        ["7.26"] = Reasons.AuthFailure,
        ["7.27"] = Reasons.Rejected,
        ["7.28"] = Reasons.RateLimited,
        ["7.509"] = Reasons.AuthFailure,
        ["7.515"] = Reasons.AuthFailure,
        ["7.606"] = Reasons.Blocked,
        ["7.708"] = Reasons.Blocked,
    };

    private static readonly Dictionary<char, string> BySubject = new()
    {
        ['1'] = Reasons.Rejected,
        ['2'] = Reasons.Filtered,
        ['3'] = Reasons.SystemError,
        ['4'] = Reasons.NetworkError,
        ['5'] = Reasons.SyntaxError,
        ['6'] = Reasons.ContentError,
        ['7'] = Reasons.PolicyViolation,
    };

    /// <param name="status">A code such as <c>5.1.1</c>, or empty.</param>
    /// <returns>One of <see cref="Reasons"/>; <see cref="Reasons.Undefined"/> for x.0.0 and for codes nobody registered.</returns>
    public static string Of(string status) =>
        status.Length < 5 ? Reasons.Undefined
        : BySubjectAndDetail.GetValueOrDefault(status[2..]) ?? BySubject.GetValueOrDefault(status[2], Reasons.Undefined);
}
