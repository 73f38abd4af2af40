using Nashra.ForYou;
using static Nashra.Tests.ForYou.PoolSamples;

namespace Nashra.Tests.ForYou;

public sealed class RankingLessonsTests
{
    [Fact]
    public void A_reader_who_keeps_opening_one_section_is_shown_more_of_it_and_told_so()
    {
        var pool = Pool(300);
        var lessons = new RankingLessons(new RankingModel());
        var reader = new ReaderProfile([], []);
        for (var list = 0; list < 12; list++)
        {
            Show(lessons, reader, pool, list * 20, section: 3);
        }

        var ranked = new Ranker(lessons.Model).Rank(reader, pool, Now);

        ranked.Count(article => SectionOf(pool, article.ArticleId) == 3).ShouldBeGreaterThanOrEqualTo(8);
        ranked.ShouldContain(article => article.Reason == new Reason(ReasonKind.ReadsSection, new Subject(SubjectKind.Section, 3), null));
    }

    [Fact]
    public void An_article_that_all_open_rises_for_a_reader_of_whom_nothing_is_known()
    {
        var pool = Pool(40, seed: 5);
        var lessons = new RankingLessons(new RankingModel());
        int[] rows = [.. Enumerable.Range(0, 20)];
        for (var reader = 0; reader < 60; reader++)
        {
            lessons.Observe(new ReaderProfile([], []), pool, rows, [.. rows.Select(row => row == 7)], Now);
        }

        new Ranker(lessons.Model).Rank(new ReaderProfile([], []), pool, Now)[0].ArticleId.ShouldBe(pool.Article(7).Id);
    }

    [Fact]
    public void Wishes_and_the_editors_hand_are_never_unlearned()
    {
        var pool = Pool(40);
        var lessons = new RankingLessons(new RankingModel());
        var reader = new ReaderProfile([new(SubjectKind.Section, 1)], []);
        for (var list = 0; list < 20; list++)
        {
            lessons.Observe(reader, pool, [0, 1, 2, 3], [false, true, false, false], Now);
        }

        lessons.Model.Weights.ShouldBe(new RankingWeights().WithLearned(lessons.Model.Weights.ToArray()));
        lessons.Model.Weights.ReadsSection.ShouldNotBe(new RankingWeights().ReadsSection);
    }

    [Fact]
    public void A_memory_forgets_what_the_reader_removes_and_stays_small()
    {
        var pool = Pool(300);
        var lessons = new RankingLessons(new RankingModel());
        var reader = new ReaderProfile([], []);
        for (var list = 0; list < 15; list++)
        {
            Show(lessons, reader, pool, list * 20, section: 3);
        }

        reader.Memory.Forget(new Subject(SubjectKind.Section, 3));

        reader.Memory.Tastes.ShouldNotContain(taste => taste.Key == new Subject(SubjectKind.Section, 3).Key);
        var bytes = (reader.Memory.Tastes.Length * 16) + (reader.Memory.Words.Length * 8) + (reader.Memory.Read.Length * 8);
        bytes.ShouldBeLessThan(5_000);
    }

    private static void Show(RankingLessons lessons, ReaderProfile reader, CandidatePool pool, int from, long section)
    {
        int[] rows = [.. Enumerable.Range(from, 20).Select(row => row % pool.Count)];
        lessons.Observe(reader, pool, rows, [.. rows.Select(row => pool.Article(row).SectionId == section)], Now);
    }

    private static long SectionOf(CandidatePool pool, long article)
    {
        pool.TryFind(article, out var row).ShouldBeTrue();
        return pool.Article(row).SectionId;
    }
}
