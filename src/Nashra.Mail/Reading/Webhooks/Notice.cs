using System.Globalization;
using System.Text.Json;
using Nashra.Mail.Reading.Bounces;

namespace Nashra.Mail.Reading.Webhooks;

/// <summary>A value in a notice; what is missing or of another type than expected reads as empty.</summary>
internal readonly struct Notice(JsonElement element)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32 };

    public Notice this[string name] => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? new Notice(value) : default;

    public string Text => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.Number => element.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "",
        _ => "",
    };

    /// <summary>The members of an array; a single object reads as an array of one.</summary>
    public IEnumerable<Notice> Items => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(item => new Notice(item)),
        JsonValueKind.Object => [this],
        _ => [],
    };

    /// <param name="json">A request's body.</param>
    /// <param name="read">Takes what it needs; afterwards nothing is left to take from.</param>
    /// <exception cref="JsonException">The body is no JSON, or its texts are none.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<Notice, T> read)
    {
        using var document = JsonDocument.Parse(json, Bounded);
        try
        {
            return read(new Notice(document.RootElement));
        }
        catch (InvalidOperationException halfLetter)
        {
            throw new JsonException("A text in it holds what is no letter.", halfLetter); // half a surrogate pair, or octets that are no UTF-8
        }
    }

    /// <summary>Judges a refusal by the server's words, and by the service's own knowledge of the address.</summary>
    /// <param name="recipient">The reader's address.</param>
    /// <param name="status">An enhanced status code, or empty.</param>
    /// <param name="diagnostic">The server's answer, or the service's description.</param>
    /// <param name="isDelay">The service goes on trying.</param>
    /// <param name="isDead">The service says that the address does not exist.</param>
    public static MailReport Refusal(string recipient, string status, string diagnostic, bool isDelay, bool isDead)
    {
        var judged = new Refusal(recipient, new ReportWords(diagnostic), status, new ReportWords(""), isDelay).Judge();
        return isDead && judged is { Hard: false, Reason: Reasons.Undefined or Reasons.Filtered or Reasons.Rejected or Reasons.UserUnknown } && judged.Status.StartsWith('5')
            ? judged with { Reason = Reasons.UserUnknown, Hard = true }
            : judged;
    }

    public static MailReport Complaint(string recipient, string type) =>
        new(ReportKind.Complaint, recipient, Status: "", Reasons.Feedback, Hard: false) { FeedbackType = type };

    public static MailReport Delivered(string recipient, string answer) =>
        new(ReportKind.Other, recipient, "2.0.0", Reasons.Delivered, Hard: false) { Diagnostic = answer };
}
