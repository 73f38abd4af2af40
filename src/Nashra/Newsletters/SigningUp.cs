using Microsoft.EntityFrameworkCore;
using Nashra.Database;
using Nashra.Localization;
using Nashra.Platform;
using Nashra.Platform.Post;

namespace Nashra.Newsletters;

/// <summary>
/// How a subscription comes to be. An address without an account is asked by one letter, for all newsletters that were
/// ticked; only the answer from its own inbox subscribes it. A reader's address was confirmed long ago.
/// </summary>
public sealed class SigningUp(NewsDb db, Edition edition, MailTokens tokens, SuppressionList suppressions, TimeProvider clock)
{
    private static readonly TimeSpan QuestionLasts = TimeSpan.FromDays(7);
    private const int MostQuestionsAnHour = 3;

    /// <summary>Whoever has the address, subscribed or not, the page says the same and one letter goes out.</summary>
    /// <exception cref="RefusedException">Nothing was chosen, or mail cannot reach the address.</exception>
    public async Task AskAsync(string address, IReadOnlyCollection<long> newsletterIds, string page, CancellationToken cancel)
    {
        var newsletters = await db.Newsletters.ForGuests().Where(n => newsletterIds.Contains(n.Id)).InOrder().ToListAsync(cancel);
        if (newsletters.Count == 0)
        {
            throw new RefusedException("newsletters.none_chosen");
        }

        var known = await SubscriptionsOfAsync(address, newsletters, page, cancel);
        var now = clock.GetUtcNow();
        if (await db.SignUps.CountAsync(s => s.Address == known[0].Address && s.AskedAt > now.AddHours(-1), cancel) >= MostQuestionsAnHour)
        {
            return; // the letters on their way are enough; saying so would say whose address it is
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var question = SignUp.At(known[0].Address, now);
        db.Add(question);
        await db.SaveChangesAsync(cancel);
        foreach (var (subscription, newsletter) in known.Zip(newsletters))
        {
            subscription.Ask(question.Id, newsletter.Consent, page, now);
        }

        var asked = newsletters.Where((_, at) => known[at].State == SubscriptionState.Pending).ToList();
        db.Add(asked.Count > 0 ? Question(question, asked) : AlreadySubscribed(known[0]));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The newsletters that the question was about, or null when it is too old or was never asked.</summary>
    public async Task<IReadOnlyList<Newsletter>?> QuestionAsync(string token, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - QuestionLasts;
        var id = tokens.Read(token, MailTokenKind.SignUp);
        if (id is null || !await db.SignUps.AnyAsync(s => s.Id == id && s.AskedAt > since, cancel))
        {
            return null;
        }

        return await db.Subscriptions.Where(s => s.SignUpId == id && s.State == SubscriptionState.Pending).Select(s => s.Newsletter).InOrder().ToListAsync(cancel);
    }

    /// <summary>The owner of the address answers yes; this alone lifts a suppression. Safe to repeat.</summary>
    public async Task ConfirmAsync(string token, CancellationToken cancel)
    {
        if (await QuestionAsync(token, cancel) is null)
        {
            throw new RefusedException("newsletters.link_old");
        }

        var id = tokens.Read(token, MailTokenKind.SignUp);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var subscription in await db.Subscriptions.Where(s => s.SignUpId == id && s.State == SubscriptionState.Pending).ToListAsync(cancel))
        {
            subscription.Confirm(clock.GetUtcNow());
            await suppressions.LiftAsync(subscription.AddressKey, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A signed-in reader's wish, at once. What the address had subscribed to without an account becomes the reader's.</summary>
    public async Task SubscribeAsync(long readerId, string address, Newsletter newsletter, string page, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var subscription = (await SubscriptionsOfAsync(address, [newsletter], page, cancel))[0];
        subscription.Ask(0, newsletter.Consent, page, clock.GetUtcNow());
        subscription.Confirm(clock.GetUtcNow());
        subscription.BelongsTo(readerId);
        await suppressions.LiftAsync(subscription.AddressKey, cancel);
        await db.SaveChangesAsync(cancel);
        await AdoptAsync(readerId, subscription.AddressKey, cancel);
        await transaction.CommitAsync(cancel);
    }

    public Task AdoptAsync(long readerId, string addressKey, CancellationToken cancel) =>
        db.Subscriptions.Where(s => s.AddressKey == addressKey && s.ReaderId == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ReaderId, readerId), cancel);

    private async Task<List<Subscription>> SubscriptionsOfAsync(string address, IReadOnlyList<Newsletter> newsletters, string page, CancellationToken cancel)
    {
        var key = Subscription.KeyOf(address);
        var ids = newsletters.Select(n => n.Id).ToList();
        var known = await db.Subscriptions.Where(s => s.AddressKey == key && ids.Contains(s.NewsletterId)).ToDictionaryAsync(s => s.NewsletterId, cancel);
        return [.. newsletters.Select(newsletter => known.GetValueOrDefault(newsletter.Id) ?? New(newsletter))];

        Subscription New(Newsletter newsletter)
        {
            var subscription = Subscription.Of(newsletter, address, page, clock.GetUtcNow());
            db.Add(subscription);
            return subscription;
        }
    }

    private Letter Question(SignUp question, List<Newsletter> newsletters) => Write(question.Address, "confirm", newsletters, edition.Absolute($"/newsletters/confirm/{tokens.For(MailTokenKind.SignUp, question.Id)}"));

    private Letter AlreadySubscribed(Subscription subscription) => Write(subscription.Address, "already", [], edition.Absolute($"/mail/{tokens.For(MailTokenKind.Subscription, subscription.Id)}"));

    private Letter Write(string address, string kind, List<Newsletter> newsletters, Uri link)
    {
        var (say, key) = (edition.Say, $"newsletters.letter.{kind}");
        var names = string.Join(edition.Paper.IsRightToLeft ? "، " : ", ", newsletters.Select(n => $"«{n.Name}»"));
        return LetterTemplate.Compose(edition.Paper, address, new LetterWords
        {
            Subject = say.Say($"{key}.subject", edition.Paper.Name),
            Heading = say[$"{key}.heading"],
            Paragraphs = [say.Say($"{key}.text", edition.Paper.Name, names)],
            Button = new LetterButton(say[$"{key}.button"], link),
            Why = say[$"{key}.why"],
        }, clock.GetUtcNow());
    }
}
