using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nashra.Database;

namespace Nashra.Newsletters;

/// <summary>
/// The suppression list on its way out and in. Our own lines hold keyed hashes, which mean something only beside the
/// same key file; a list from elsewhere holds addresses, of which only the hash is kept.
/// </summary>
public sealed class SuppressionLines(NewsDb db, SuppressionList suppressions)
{
    private const string Mark = "hash:";

    public async Task<int> WriteAsync(TextWriter list, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var suppression in db.Suppressions.AsNoTracking().OrderBy(s => s.At).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await list.WriteLineAsync(FormattableString.Invariant($"{Mark}{Convert.ToHexStringLower(suppression.AddressHash)},{suppression.Reason},{suppression.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
            count++;
        }

        return count;
    }

    /// <summary>How many lines were understood, and which were not.</summary>
    public async Task<(int Taken, IReadOnlyList<int> Refused)> ReadAsync(TextReader list, CancellationToken cancel)
    {
        var (taken, refused, records) = (0, new List<int>(), new CsvRecords(list));
        while (records.Next() is { } record)
        {
            var reason = Enum.TryParse<SuppressionReason>(record.ElementAtOrDefault(1), ignoreCase: true, out var said) && Enum.IsDefined(said) ? said : SuppressionReason.Complained;
            if (await TakeAsync(record[0], reason, At(record.ElementAtOrDefault(2)), cancel))
            {
                taken++;
            }
            else
            {
                refused.Add(records.Line);
            }
        }

        return (taken, refused);
    }

    private async Task<bool> TakeAsync(string name, SuppressionReason reason, DateTimeOffset? at, CancellationToken cancel)
    {
        if (name.StartsWith(Mark, StringComparison.Ordinal) && name.Length == Mark.Length + 64 && name.Skip(Mark.Length).All(char.IsAsciiHexDigit))
        {
            await suppressions.AddHashAsync(Convert.FromHexString(name[Mark.Length..]), reason, at, cancel);
            return true;
        }

        if (!Mail.Mailbox.TryCreate(name.Trim(), "", out _))
        {
            return false;
        }

        await suppressions.AddAsync(Subscription.KeyOf(name), reason, cancel);
        return true;
    }

    private static DateTimeOffset? At(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
