using System.Runtime.CompilerServices;

namespace Nashra.ForYou;

/// <summary>The signals of one article for one reader, in the order of <see cref="Signal"/>; weighed by a dot product.</summary>
[InlineArray(Count)]
internal struct Signals
{
    public const int Count = (int)Signal.IsOfPublicInterest + 1;
    private float first;

    public readonly float Of(Signal signal) => this[(int)signal];

    public readonly double Weighed(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var signal = 0; signal < Count; signal++)
        {
            sum += weights[signal] * this[signal];
        }

        return sum;
    }

    /// <summary>Reads one row of the pool through one reader's eyes. Says false if she muted it or must not be shown it.</summary>
    public bool Read(CandidatePool pool, int row, ReaderView reader, long now)
    {
        this = default;
        var wishes = ReadSubjects(pool, row, reader);
        this[(int)Signal.ReadsSuchWords] = reader.WordSums[row];
        ReadAge((now - pool.PublishedAt[row]) / (float)TimeSpan.MillisecondsPerDay);
        var hand = pool.Hands[row];
        this[(int)Signal.ArticleIsRead] = pool.Appeal[row];
        this[(int)Signal.IsPinned] = hand.HasFlag(EditorsHand.Pinned) ? 1 : 0;
        this[(int)Signal.IsOfPublicInterest] = hand.HasFlag(EditorsHand.PublicInterest) ? 1 : 0;
        return (wishes & ReaderView.Muted) == 0 && (!hand.HasFlag(EditorsHand.Advisory) || Of(Signal.FollowsTopic) > 0);
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
                    this[(int)Signal.SectionIsRead] = reader.Sections[subject];
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
