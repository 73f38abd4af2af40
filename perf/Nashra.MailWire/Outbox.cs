using System.Buffers;
using System.Globalization;
using Nashra.Mail;

namespace Nashra.MailWire;

/// <summary>Composes each letter when it is taken, as a newsletter does.</summary>
internal sealed class Outbox(int count, MessageComposer composer, int size) : IOutbox
{
    private static readonly Mailbox Paper = new("news@example.org", "نشرة");
    private readonly PreparedPart text = PreparedPart.Plain(["صباح الخير ", "،\n" + new string('x', size / 4)]);
    private readonly PreparedPart html = PreparedPart.Html(["<p>صباح الخير ", "</p>\n" + string.Concat(Enumerable.Repeat("<td dir=\"rtl\">خبر</td>\n", size / 40))]);
    private int taken;
    private int accepted;
    private long octets;

    public int Accepted => accepted;

    public long Octets => octets;

    public ValueTask<OutgoingMail?> TakeAsync(CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref taken);
        return ValueTask.FromResult(number > count ? null : Compose(number));
    }

    public ValueTask CommitAsync(OutboxStep step, CancellationToken cancel)
    {
        Interlocked.Add(ref accepted, step.Concluded.Count(each => each.Outcome is SendOutcome.Accepted));
        return ValueTask.CompletedTask;
    }

    private OutgoingMail? Compose(int number)
    {
        var reader = new Mailbox($"reader{number.ToString(CultureInfo.InvariantCulture)}@example.net", "قارئ");
        var content = new ArrayBufferWriter<byte>(size + 2048);
        composer.Compose(new()
        {
            From = Paper,
            To = reader,
            Subject = "موجز الصباح",
            Date = DateTimeOffset.UnixEpoch,
            MessageId = new($"copy-{number.ToString(CultureInfo.InvariantCulture)}", "example.org"),
            Unsubscribe = new(new($"https://example.org/leave/{number.ToString(CultureInfo.InvariantCulture)}")),
            Body = new(text.Fill(reader.Name), html.Fill(reader.Name)),
        }, content);
        Interlocked.Add(ref octets, content.WrittenCount);
        return new(Paper, reader, content.WrittenMemory);
    }
}
