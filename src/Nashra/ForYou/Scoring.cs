using System.Buffers;

namespace Nashra.ForYou;

/// <summary>
/// Scores all candidates for one reader as <see cref="Signals"/> scores each alone. What she follows, mutes and reads reaches
/// only the rows that have it; what is hers of every row is added in one walk to what the moment knows for all.
/// </summary>
internal sealed class Scoring : IDisposable
{
    private readonly RankingMoment moment;
    private readonly CandidatePool pool;
    private readonly ReaderView view;
    private readonly double[] scores;
    private readonly byte[] follows; // by row: a bit for each kind of wish that is counted already
    private readonly bool[] isOut;
    private readonly double[] sums = new double[Signals.Count];

    public Scoring(RankingMoment moment, ReaderView view)
    {
        (this.moment, pool, this.view) = (moment, moment.Pool, view);
        scores = ArrayPool<double>.Shared.Rent(pool.Count);
        moment.CommonScores.CopyTo(scores, 0);
        follows = ReaderView.Rent<byte>(pool.Count);
        isOut = ReaderView.Rent<bool>(pool.Count);
        LeaveOut();
        AddWishes();
        AddTastes();
    }

    public bool IsOut(int row) => isOut[row];

    /// <summary>Sorting upwards puts the best first.</summary>
    public float KeyOf(int row) => (float)-scores[row];

    /// <summary>Fills in the rows that may be offered, with their keys; the answer is how many, and what is usual among them.</summary>
    public (int Found, Usual Usual) Fill(int[] rows, float[] keys)
    {
        var (weighsSection, weighsWords) = (moment.Weights[(int)Signal.ReadsSection], moment.Weights[(int)Signal.ReadsSuchWords]);
        moment.CommonSums.CopyTo(sums.AsSpan(Signals.Own));
        var found = 0;
        for (var row = 0; row < pool.Count; row++)
        {
            if (isOut[row])
            {
                TakeFromUsual(row);
                continue;
            }

            var (taste, words) = (view.Tastes[pool.SectionOf[row]], view.WordSums[row]);
            sums[(int)Signal.ReadsSection] += taste;
            sums[(int)Signal.ReadsSuchWords] += words;
            scores[row] += (weighsSection * taste) + (weighsWords * words);
            rows[found] = row;
            keys[found++] = KeyOf(row);
        }

        return (found, new Usual(sums, found));
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(scores);
        ArrayPool<byte>.Shared.Return(follows);
        ArrayPool<bool>.Shared.Return(isOut);
    }

    private void LeaveOut()
    {
        var read = view.Read;
        var ahead = moment.IsAhead;
        for (var row = 0; row < ahead.Length; row++)
        {
            isOut[row] = read[row] | ahead[row];
        }
    }

    private void AddWishes()
    {
        foreach (var subject in view.Wished)
        {
            var isMuted = (view.Wishes[subject] & ReaderView.Muted) != 0;
            var signal = FollowOf(pool.KindOf(subject));
            var (bit, weight) = ((byte)(1 << (int)signal), moment.Weights[(int)signal]);
            foreach (var row in pool.RowsOf[subject].Span)
            {
                isOut[row] |= isMuted;
                scores[row] += (follows[row] & bit) == 0 ? weight : 0;
                follows[row] |= bit;
            }
        }

        foreach (var row in pool.Advised.Span)
        {
            isOut[row] |= (follows[row] & (1 << (int)Signal.FollowsTopic)) == 0;
        }
    }

    private void AddTastes()
    {
        foreach (var subject in view.Tasted)
        {
            if (pool.KindOf(subject) is (SubjectKind.Author or SubjectKind.Topic) and var kind)
            {
                AddTaste(subject, kind == SubjectKind.Author ? Signal.ReadsAuthor : Signal.ReadsTopic);
            }
        }
    }

    private void AddTaste(int subject, Signal signal)
    {
        var (taste, weight) = (view.Tastes[subject], moment.Weights[(int)signal]);
        foreach (var row in pool.RowsOf[subject].Span)
        {
            var among = pool.Among[row];
            var value = taste / (signal == Signal.ReadsAuthor ? among.Authors : among.Topics);
            scores[row] += weight * value;
            sums[(int)signal] += isOut[row] ? 0 : value;
        }
    }

    private void TakeFromUsual(int row)
    {
        for (var signal = Signals.Own; signal < Signals.Count && !moment.IsAhead[row]; signal++)
        {
            sums[signal] -= moment.Common[row][signal];
        }
    }

    private static Signal FollowOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Section => Signal.FollowsSection,
        SubjectKind.Author => Signal.FollowsAuthor,
        SubjectKind.Topic => Signal.FollowsTopic,
        SubjectKind.Source => Signal.FollowsSource,
        _ => Signal.FollowsPhrase,
    };
}
