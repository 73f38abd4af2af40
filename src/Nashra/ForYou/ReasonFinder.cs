namespace Nashra.ForYou;

/// <summary>Finds what moved an article most: the weight times how far its signal lies from the usual one.</summary>
internal sealed class ReasonFinder(CandidatePool pool, ReaderView view, ReaderProfile reader, double[] weights, Usual usual, long now)
{
    private static readonly (ReasonKind Kind, Signal[] Signals)[] Reasons =
    [
        (ReasonKind.FollowsTopic, [Signal.FollowsTopic]),
        (ReasonKind.FollowsPhrase, [Signal.FollowsPhrase]),
        (ReasonKind.FollowsAuthor, [Signal.FollowsAuthor]),
        (ReasonKind.FollowsSection, [Signal.FollowsSection]),
        (ReasonKind.FollowsSource, [Signal.FollowsSource]),
        (ReasonKind.ReadsSection, [Signal.ReadsSection]),
        (ReasonKind.ReadsAuthor, [Signal.ReadsAuthor]),
        (ReasonKind.ReadsTopic, [Signal.ReadsTopic]),
        (ReasonKind.SimilarTo, [Signal.ReadsSuchWords]),
        (ReasonKind.Popular, [Signal.ArticleIsRead, Signal.SectionIsRead]),
        (ReasonKind.Fresh, [Signal.FirstDay, Signal.SecondDay, Signal.LaterDays]),
        (ReasonKind.EditorsPick, [Signal.IsPinned, Signal.IsOfPublicInterest]),
    ];

    public Reason Of(int row)
    {
        var signals = default(Signals);
        signals.Read(pool, row, view, now);
        var best = Reasons.MaxBy(reason => reason.Signals.Sum(signal => Moved(signals, signal)));
        return best.Kind switch
        {
            ReasonKind.FollowsTopic => Followed(row, best.Kind, SubjectKind.Topic),
            ReasonKind.FollowsPhrase => Followed(row, best.Kind, SubjectKind.Phrase) is { Subject: not null } phrase ? phrase : Followed(row, best.Kind, SubjectKind.Search),
            ReasonKind.FollowsAuthor => Followed(row, best.Kind, SubjectKind.Author),
            ReasonKind.FollowsSection => Followed(row, best.Kind, SubjectKind.Section),
            ReasonKind.FollowsSource => Followed(row, best.Kind, SubjectKind.Source),
            ReasonKind.ReadsSection => MostRead(row, best.Kind, SubjectKind.Section),
            ReasonKind.ReadsAuthor => MostRead(row, best.Kind, SubjectKind.Author),
            ReasonKind.ReadsTopic => MostRead(row, best.Kind, SubjectKind.Topic),
            ReasonKind.SimilarTo => new Reason(best.Kind, SimilarTo: NearestRead(row)),
            _ => new Reason(best.Kind),
        };
    }

    // A follow of the reader is hers alone: nobody else's articles make it usual.
    private double Moved(in Signals signals, Signal signal) =>
        weights[(int)signal] * (signals.Of(signal) - (signal <= Signal.FollowsSource ? 0 : usual.Of(signal)));

    private Reason Followed(int row, ReasonKind kind, SubjectKind subjects)
    {
        foreach (var index in pool.Subjects[row])
        {
            var subject = Subject.FromKey(pool.SubjectKeys[index]);
            if (subject.Kind == subjects && (view.Wishes[index] & ReaderView.Followed) != 0)
            {
                return new Reason(kind, subject);
            }
        }

        return new Reason(kind);
    }

    private Reason MostRead(int row, ReasonKind kind, SubjectKind subjects)
    {
        Subject? most = null;
        var highest = float.NegativeInfinity;
        foreach (var index in pool.Subjects[row])
        {
            var subject = Subject.FromKey(pool.SubjectKeys[index]);
            if (subject.Kind == subjects && view.Tastes[index] > highest)
            {
                (most, highest) = (subject, view.Tastes[index]);
            }
        }

        return new Reason(kind, most);
    }

    private long? NearestRead(int row)
    {
        long? nearest = null;
        var highest = 0.0;
        foreach (var article in reader.Memory.Read)
        {
            if (!pool.TryFind(article, out var other))
            {
                continue;
            }

            var overlap = StorySketch.Overlap(pool.Articles[row].Words.Stems, pool.Articles[other].Words.Stems);
            if (overlap > highest)
            {
                (nearest, highest) = (article, overlap);
            }
        }

        return nearest;
    }
}
