using System.Runtime.CompilerServices;

namespace Nashra.ForYou;

/// <summary>The signals of one article for one reader, in the order of <see cref="Signal"/>; weighed by a dot product.</summary>
[InlineArray(Count)]
internal struct Signals
{
    public const int Count = (int)Signal.IsOfPublicInterest + 1;

    // What a reader's own wishes and reading say stands first.
    public const int Own = (int)Signal.ReadsSuchWords + 1;
    private float first;

    public readonly float Of(Signal signal) => this[(int)signal];

    public readonly double Weighed(ReadOnlySpan<double> weights) => WeighedOwn(weights) + WeighedCommon(weights);

    public readonly double WeighedOwn(ReadOnlySpan<double> weights) => Weighed(weights, 0, Own);

    public readonly double WeighedCommon(ReadOnlySpan<double> weights) => Weighed(weights, Own, Count);

    /// <summary>Reads one row of the pool through one reader's eyes. Says false if she muted it or must not be shown it.</summary>
    public bool Read(CandidatePool pool, int row, ReaderView reader, long now)
    {
        ReadCommon(pool, row, reader.Sections, now);
        return ReadOwn(pool, row, reader);
    }

    /// <summary>Only what is one reader's own.</summary>
    public bool ReadOwn(CandidatePool pool, int row, ReaderView reader)
    {
        ((Span<float>)this)[..Own].Clear();
        var wishes = ReadSubjects(pool, row, reader);
        this[(int)Signal.ReadsSuchWords] = reader.WordSums[row];
        return (wishes & ReaderView.Muted) == 0 && (!pool.Hands[row].HasFlag(EditorsHand.Advisory) || Of(Signal.FollowsTopic) > 0);
    }

    /// <summary>Only what is the same for all readers.</summary>
    public void ReadCommon(CandidatePool pool, int row, ReadOnlySpan<float> sections, long now)
    {
        this[(int)Signal.SectionIsRead] = 0;
        foreach (var subject in pool.Subjects[row])
        {
            if ((SubjectKind)(pool.SubjectKeys[subject] >> Subject.KindShift) == SubjectKind.Section)
            {
                this[(int)Signal.SectionIsRead] = sections[subject];
            }
        }

        ReadAge((now - pool.PublishedAt[row]) / (float)TimeSpan.MillisecondsPerDay);
        var hand = pool.Hands[row];
        this[(int)Signal.ArticleIsRead] = pool.Appeal[row];
        this[(int)Signal.IsPinned] = hand.HasFlag(EditorsHand.Pinned) ? 1 : 0;
        this[(int)Signal.IsOfPublicInterest] = hand.HasFlag(EditorsHand.PublicInterest) ? 1 : 0;
    }

    private readonly double Weighed(ReadOnlySpan<double> weights, int from, int to)
    {
        var sum = 0.0;
        for (var signal = from; signal < to; signal++)
        {
            sum += weights[signal] * this[signal];
        }

        return sum;
    }

    private int ReadSubjects(CandidatePool pool, int row, ReaderView reader)
    {
        int wishes = 0, authors = 0, topics = 0;
        var mine = reader.Wishes;
        var tastes = reader.Tastes;
        var keys = pool.SubjectKeys.Span;
        foreach (var subject in pool.Subjects[row])
        {
            var wish = mine[subject];
            wishes |= wish;
            var follows = wish & ReaderView.Followed;
            switch ((SubjectKind)(keys[subject] >> Subject.KindShift))
            {
                case SubjectKind.Section:
                    this[(int)Signal.FollowsSection] = follows;
                    this[(int)Signal.ReadsSection] = tastes[subject];
                    break;
                case SubjectKind.Author:
                    authors++;
                    Raise(Signal.FollowsAuthor, follows);
                    this[(int)Signal.ReadsAuthor] += tastes[subject];
                    break;
                case SubjectKind.Topic:
                    topics++;
                    Raise(Signal.FollowsTopic, follows);
                    this[(int)Signal.ReadsTopic] += tastes[subject];
                    break;
                case SubjectKind.Phrase or SubjectKind.Search:
                    Raise(Signal.FollowsPhrase, follows);
                    break;
                case SubjectKind.Source:
                    this[(int)Signal.FollowsSource] = follows;
                    break;
            }
        }

        this[(int)Signal.ReadsAuthor] /= Math.Max(1, authors);
        this[(int)Signal.ReadsTopic] /= Math.Max(1, topics);
        return wishes;
    }

    private void Raise(Signal signal, float value) => this[(int)signal] = Math.Max(this[(int)signal], value);

    private void ReadAge(float days)
    {
        this[(int)Signal.FirstDay] = Math.Clamp(days, 0, 1);
        this[(int)Signal.SecondDay] = Math.Clamp(days - 1, 0, 1);
        this[(int)Signal.LaterDays] = MathF.Log(Math.Max(1, days / 2));
    }
}
