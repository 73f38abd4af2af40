using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Nashra.Mail;

/// <summary>One line of a reply: three digits, then a hyphen if more lines follow (RFC 5321, 4.2.1).</summary>
internal static class ReplyLine
{
    public static bool TryParse(string line, out int code, out bool isLast)
    {
        var isReply = line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2])
            && (line.Length == 3 || line[3] is ' ' or '-');
        code = isReply ? ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0') : 0;
        isLast = isReply && (line.Length == 3 || line[3] == ' ');
        return isReply;
    }

    /// <summary>Takes a reply of one line that has come whole: nearly every reply, without waiting or timing.</summary>
    public static bool TryTakeOnly(ReadOnlySpan<byte> input, [NotNullWhen(true)] out SmtpReply? reply, out int taken)
    {
        (reply, taken) = (null, input.IndexOf((byte)'\n') + 1);
        if (taken is 0 or > SmtpReply.LongestText)
        {
            return false;
        }

        var line = Encoding.UTF8.GetString(input[..taken].TrimEnd("\r\n"u8));
        reply = TryParse(line, out var code, out var isLast) && isLast ? new(code, line) : null;
        return reply is not null;
    }
}
