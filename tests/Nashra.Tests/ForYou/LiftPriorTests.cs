using Nashra.ForYou;

namespace Nashra.Tests.ForYou;

public sealed class LiftPriorTests
{
    [Fact]
    public void More_openings_never_lower_a_liking_and_more_showings_never_raise_it()
    {
        for (var opened = 0; opened < 30; opened++)
        {
            LiftPrior.Taste.LogLift(new Tally(opened + 1, 3)).ShouldBeGreaterThan(LiftPrior.Taste.LogLift(new Tally(opened, 3)));
            LiftPrior.Taste.LogLift(new Tally(3, opened + 1)).ShouldBeLessThan(LiftPrior.Taste.LogLift(new Tally(3, opened)));
        }
    }

    [Theory]
    [InlineData(1e6f, 0f)]
    [InlineData(0f, 1e6f)]
    [InlineData(1e6f, 1e6f)]
    public void Extreme_counts_stay_within_the_scale(float opened, float expected) =>
        LiftPrior.Appeal.LogLift(new Tally(opened, expected)).ShouldBeInRange(-2.51, 3.01);

    [Fact]
    public void Fitted_to_readers_of_one_loved_section_it_learns_that_love_is_strong_and_rare()
    {
        var tallies = Enumerable.Range(0, 7000).Select(i => i % 7 == 0 ? new Tally(20, 4) : new Tally(3, 4));

        var learned = LiftPrior.Taste.LearnedFrom(tallies);

        learned.Shares.Sum().ShouldBe(1, 1e-9);
        Math.Exp(learned.LogLift(new Tally(20, 4))).ShouldBe(5, 0.6);
        Math.Exp(learned.LogLift(new Tally(3, 4))).ShouldBe(0.75, 0.1);
    }
}
