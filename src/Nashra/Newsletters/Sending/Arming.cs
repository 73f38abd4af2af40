using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters.Sending;

/// <summary>
/// Whether anything may leave by itself. A restored backup, a copied machine and a database that was failed over do not
/// know what has been sent since: they are disarmed until a person has looked. So is a paper that nobody served for a
/// while. What a person orders after that goes out all the same.
/// </summary>
public sealed class Arming(NewsDb db, DatabaseIdentity identity, PostOffice office, TimeProvider clock)
{
    private const string Name = "sending.arming";
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(20);

    /// <summary>How things stand, without looking whether they still do. The postbox reaches nobody, so it is never disarmed.</summary>
    public async Task<ArmState> StateAsync(CancellationToken cancel) =>
        office.IsPostbox ? ArmState.Open : await ReadAsync(cancel) ?? ArmState.Open;

    /// <summary>Disarms when the database is another than the one armed, or was long not served; and says that it is served now.</summary>
    public async Task<ArmState> LookAsync(CancellationToken cancel)
    {
        if (office.IsPostbox)
        {
            return ArmState.Open;
        }

        var (here, now) = (await identity.OfAsync(db, cancel), clock.GetUtcNow());
        return await ReadAsync(cancel) is { } known && known.Identity == here && now - known.BeatAt < BetweenBeats
            ? known
            : await ChangeAsync(known => known is null ? ArmState.First(here, now) : known.Seen(here, now), cancel);
    }

    /// <summary>A person has looked. What was missed meanwhile still waits for a word about each issue.</summary>
    public async Task ArmAsync(CancellationToken cancel)
    {
        var (here, now) = (await identity.OfAsync(db, cancel), clock.GetUtcNow());
        await ChangeAsync(_ => ArmState.First(here, now), cancel);
        await new LateCopies(db, clock).HoldAsync(cancel);
    }

    /// <summary>A person stops everything at once.</summary>
    public async Task DisarmAsync(CancellationToken cancel)
    {
        var (here, now) = (await identity.OfAsync(db, cancel), clock.GetUtcNow());
        await ChangeAsync(_ => ArmState.First(here, now).Disarmed(DisarmReason.Person, now), cancel);
    }

    private async Task<ArmState?> ReadAsync(CancellationToken cancel) =>
        await db.Set<Setting>().AsNoTracking().Where(s => s.Name == Name).Select(s => s.Json).FirstOrDefaultAsync(cancel) is { } json ? ArmState.FromJson(json) : null;

    // Under the row's lock: of two nodes that look at once, the second sees what the first decided.
    private async Task<ArmState> ChangeAsync(Func<ArmState?, ArmState> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO setting (name, json) VALUES ({Name}, {"null"}) ON CONFLICT (name) DO UPDATE SET json = setting.json", cancel);
        var known = ArmState.FromJson(await db.Set<Setting>().AsNoTracking().Where(s => s.Name == Name).Select(s => s.Json).SingleAsync(cancel));
        var state = change(known);
        await db.Set<Setting>().Where(s => s.Name == Name).ExecuteUpdateAsync(set => set.SetProperty(s => s.Json, state.ToJson()), cancel);
        await transaction.CommitAsync(cancel);
        return state;
    }
}
