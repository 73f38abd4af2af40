using FsCheck;
using FsCheck.Fluent;
using Nashra.ForYou;
using static Nashra.Tests.ForYou.PoolSamples;

namespace Nashra.Tests.ForYou;

public sealed class RankerTests
{
    private static readonly Ranker Ranker = new(new RankingModel());

    [Fact]
    public void Removing_the_follow_that_is_the_reason_lowers_the_article()
    {
        var property = Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var pool = Pool(120, seed);
            var reader = new ReaderProfile(
                [new(SubjectKind.Section, random.Next(1, 9)), new(SubjectKind.Author, random.Next(1, 40)), new(SubjectKind.Topic, random.Next(1, 60)), new(SubjectKind.Source, random.Next(1, 9))], []);
            foreach (var ranked in Ranker.Rank(reader, pool, Now).Where(ranked => ranked.Reason.Kind <= ReasonKind.FollowsSource))
            {
                Score(reader.WithoutFollow(ranked.Reason.Subject!.Value), pool, ranked.ArticleId).ShouldBeLessThan(Score(reader, pool, ranked.ArticleId));
            }
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void An_article_scores_among_all_as_it_does_alone()
    {
        var property = Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), seed =>
        {
            var pool = Pool(300, seed);
            var reader = ReaderOfAllKinds(pool, seed);
            pool.Add(Article(301, ageHours: -1)); // tomorrow's
            pool.Add(Article(302, text: "") with { HasAdvisory = true, TopicIds = [seed % 60] });

            var list = Ranker.Rank(reader, pool, Now, new ListRules(302, 302, 302, 302, PublicInterest: 0, VarietyCost: 0));

            list.ShouldAllBe(ranked => Math.Abs(ranked.Score - Score(reader, pool, ranked.ArticleId)) < 0.001);
            list.Select(ranked => ranked.Score).ShouldBeInOrder(SortDirection.Descending);
            list.Count.ShouldBe(Enumerable.Range(1, 302).Count(id => id != 301 && !reader.Memory.HasRead(id) && !double.IsNegativeInfinity(Score(reader, pool, id))));
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void A_list_longer_than_what_is_near_goes_on_in_order()
    {
        var pool = Pool(400);
        var rules = new ListRules(40, MostPerSection: 1, MostPerTopic: 1, MostPerSource: 400, PublicInterest: 0, VarietyCost: 0);

        var list = Ranker.Rank(new ReaderProfile([], []), pool, Now, rules);

        list.Count.ShouldBe(40); // eight sections fill eight places, then the caps give way
        list.Skip(8).Select(ranked => ranked.Score).ShouldBeInOrder(SortDirection.Descending);
        list[8].Score.ShouldBe(list.Skip(8).Max(ranked => ranked.Score));
    }

    [Fact]
    public void A_followed_topic_leads_the_list_and_is_named_as_the_reason()
    {
        var pool = Pool(200);
        pool.Add(Article(900, ageHours: 30) with { TopicIds = [77] });
        var topic = new Subject(SubjectKind.Topic, 77);

        var first = Ranker.Rank(new ReaderProfile([topic], []), pool, Now)[0];

        first.ArticleId.ShouldBe(900);
        first.Reason.ShouldBe(new Reason(ReasonKind.FollowsTopic, topic));
    }

    [Fact]
    public void What_a_reader_muted_never_appears_even_if_she_follows_something_else_in_it()
    {
        var pool = Pool(200);
        var reader = new ReaderProfile([new(SubjectKind.Section, 3)], [new(SubjectKind.Section, 2), new(SubjectKind.Source, 4)]);

        var list = Ranker.Rank(reader, pool, Now).Select(ranked => Find(pool, ranked.ArticleId)).ToArray();

        list.ShouldNotBeEmpty();
        list.ShouldAllBe(article => article.SectionId != 2 && article.SourceId != 4);
    }

    [Fact]
    public void An_article_already_read_or_not_yet_published_is_not_offered()
    {
        var pool = Pool(20);
        pool.Add(Article(500, ageHours: -1) with { IsPinned = true });
        var memory = new ReadingMemory();
        memory.MarkRead(7);

        var list = Ranker.Rank(new ReaderProfile([], [], memory), pool, Now).Select(ranked => ranked.ArticleId).ToArray();

        list.ShouldNotContain(7);
        list.ShouldNotContain(500);
        list.Length.ShouldBe(19);
    }

    [Fact]
    public void One_story_told_by_two_papers_takes_one_place()
    {
        var pool = new CandidatePool();
        pool.Add(Article(1, text: Text(1)));
        pool.Add(Article(2, text: Text(1) + " " + Text(2)[..12]));
        pool.Add(Article(3, text: Text(3)));

        Ranker.Rank(new ReaderProfile([], []), pool, Now).Count.ShouldBe(2);
    }

    [Fact]
    public void Violent_material_is_tailored_only_for_those_who_follow_its_topic()
    {
        var pool = Pool(20);
        pool.Add(Article(500) with { HasAdvisory = true, TopicIds = [99], SectionId = 1 });

        Offered(new ReaderProfile([new(SubjectKind.Section, 1)], []), pool).ShouldNotContain(500);
        Offered(new ReaderProfile([new(SubjectKind.Topic, 99)], []), pool).ShouldContain(500);
    }

    [Fact]
    public void No_section_or_source_fills_the_list_of_a_reader_who_follows_it()
    {
        var pool = Pool(400);

        var list = Ranker.Rank(new ReaderProfile([new(SubjectKind.Section, 1), new(SubjectKind.Source, 2)], []), pool, Now).Select(ranked => Find(pool, ranked.ArticleId)).ToArray();

        list.Length.ShouldBe(ListRules.Default.Length);
        list.Count(article => article.SectionId == 1).ShouldBeLessThanOrEqualTo(ListRules.Default.MostPerSection);
        list.Count(article => article.SourceId == 2).ShouldBeLessThanOrEqualTo(ListRules.Default.MostPerSource);
    }

    [Fact]
    public void What_is_of_public_interest_reaches_every_reader_in_the_first_half()
    {
        var pool = Pool(400);
        pool.Add(Article(900, section: 8, ageHours: 90) with { IsOfPublicInterest = true });

        var list = Offered(new ReaderProfile([new(SubjectKind.Section, 1)], []), pool);

        Array.IndexOf(list, 900).ShouldBeInRange(0, ListRules.Default.Length / 2);
    }

    [Fact]
    public void A_pinned_article_leads_for_a_reader_of_whom_nothing_is_known()
    {
        var pool = Pool(400);
        pool.Add(Article(900, ageHours: 30) with { IsPinned = true });

        var first = Ranker.Rank(new ReaderProfile([], []), pool, Now)[0];

        first.ArticleId.ShouldBe(900);
        first.Reason.Kind.ShouldBe(ReasonKind.EditorsPick);
    }

    [Fact]
    public void A_followed_phrase_is_found_with_other_prefixes()
    {
        var phrases = new PhraseIndex();
        phrases.Add(5, "مجلس الأمن");

        phrases.FoundIn(ArticleWords.Of("اجتماع طارئ لمجلس الأمن في نيويورك", "")).ShouldBe([5]);
        phrases.FoundIn(ArticleWords.Of("مجلس الوزراء يبحث الأمن الغذائي", "")).ShouldBeEmpty();
    }

    private static ReaderProfile ReaderOfAllKinds(CandidatePool pool, int seed)
    {
        var random = new Random(seed);
        var memory = new ReadingMemory(
            Enumerable.Range(1, 40).Select(id => new ReadingTaste(new Subject((SubjectKind)random.Next(1, 4), id).Key, new Tally(random.Next(0, 9), random.Next(1, 9)))),
            pool.Article(seed % 300).Words.StemHashes.Select(stem => new ReadWord(stem, random.NextSingle())),
            [random.Next(1, 300)]);
        return new ReaderProfile(
            [new(SubjectKind.Section, random.Next(1, 9)), new(SubjectKind.Author, random.Next(1, 40)), new(SubjectKind.Topic, random.Next(0, 60)), new(SubjectKind.Source, random.Next(1, 9))],
            [new(SubjectKind.Author, random.Next(1, 40))],
            memory);
    }

    private static double Score(ReaderProfile reader, CandidatePool pool, long article)
    {
        pool.TryFind(article, out var row).ShouldBeTrue();
        var scores = new double[1];
        Ranker.Score(reader, pool, [row], Now, scores);
        return scores[0];
    }

    private static long[] Offered(ReaderProfile reader, CandidatePool pool) => [.. Ranker.Rank(reader, pool, Now).Select(ranked => ranked.ArticleId)];

    private static PoolArticle Find(CandidatePool pool, long article)
    {
        pool.TryFind(article, out var row).ShouldBeTrue();
        return pool.Article(row);
    }
}
