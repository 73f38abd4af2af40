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
        ReadWords(pool, row, reader);
        ReadAge((now - pool.PublishedAt[row]) / (float)TimeSpan.MillisecondsPerDay);
        var article = pool.Articles[row];
        this[(int)Signal.ArticleIsRead] = pool.Appeal[row];
        this[(int)Signal.IsPinned] = article.IsPinned ? 1 : 0;
        this[(int)Signal.IsOfPublicInterest] = article.IsOfPublicInterest ? 1 : 0;
        return (wishes & ReaderView.Muted) == 0 && (!article.HasAdvisory || Of(Signal.FollowsTopic) > 0);
    }

    private int ReadSubjects(CandidatePool pool, int row, ReaderView reader)
    {
        int wishes = 0, authors = 0, topics = 0;
        foreach (var subject in pool.Subjects[row])
        {
            var wish = reader.Wishes[subject];
            wishes |= wish;
            var follows = (wish & ReaderView.Followed) != 0 ? 1 : 0;
            switch ((SubjectKind)(pool.SubjectKeys[subject] >> Subject.KindShift))
            {
                case SubjectKind.Section:
                    this[(int)Signal.FollowsSection] = follows;
                    this[(int)Signal.ReadsSection] = reader.Tastes[subject];
                    this[(int)Signal.SectionIsRead] = reader.Sections[subject];
                    break;
                case SubjectKind.Author:
                    authors++;
                    Raise(Signal.FollowsAuthor, follows);
                    this[(int)Signal.ReadsAuthor] += reader.Tastes[subject];
                    break;
                case SubjectKind.Topic:
                    topics++;
                    Raise(Signal.FollowsTopic, follows);
                    this[(int)Signal.ReadsTopic] += reader.Tastes[subject];
                    break;
                case SubjectKind.Phrase:
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

    private void ReadWords(CandidatePool pool, int row, ReaderView reader)
    {
        var interest = reader.Words;
        var words = pool.Words[row];
        var strengths = pool.WordStrengths[row];
        var sum = 0f;
        for (var i = 0; i < words.Length; i++)
        {
            sum += interest[words[i]] * strengths[i];
        }

        this[(int)Signal.ReadsSuchWords] = sum;
    }

    private void ReadAge(float days)
    {
        this[(int)Signal.FirstDay] = Math.Clamp(days, 0, 1);
        this[(int)Signal.SecondDay] = Math.Clamp(days - 1, 0, 1);
        this[(int)Signal.LaterDays] = MathF.Log(Math.Max(1, days / 2));
    }
}
