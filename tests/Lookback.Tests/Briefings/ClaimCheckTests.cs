using CsCheck;
using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Tests.Briefings;

public sealed class ClaimCheckTests
{
    [Theory]
    [InlineData(Qualifier.AtLeast, 400, 404, 0, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.AtLeast, 400, 399, 0, ClaimVerdict.Inconsistent)]
    [InlineData(Qualifier.AtLeast, 400, 399, 3, ClaimVerdict.Undetermined)]
    [InlineData(Qualifier.Exact, 0, 0, 0, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.Exact, 0, 0, 7, ClaimVerdict.Undetermined)]
    [InlineData(Qualifier.Exact, 0, 1, 7, ClaimVerdict.Inconsistent)]
    [InlineData(Qualifier.About, 50, 52, 0, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.About, 50, 56, 0, ClaimVerdict.Inconsistent)]
    [InlineData(Qualifier.About, 50, 45, 5, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.About, 50, 44, 5, ClaimVerdict.Undetermined)]
    [InlineData(Qualifier.AtMost, 50, 44, 6, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.AtMost, 50, 44, 7, ClaimVerdict.Undetermined)]
    public void A_claim_is_consistent_if_whatever_the_number_is_fits_inconsistent_if_nothing_does(
        Qualifier qualifier, long value, long known, long unknown, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimCheck.Of(Some(qualifier, value), Persons(known, unknown)).Verdict);

    [Fact]
    public void An_interval_is_judged_as_each_number_of_it_would_be() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 12]).Sample((q, value, known, unknown) =>
        {
            var claim = Some((Qualifier)q, value);
            var each = Enumerable.Range(known, unknown + 1).Select(n => ClaimCheck.Of(claim, Persons(n, 0)).Verdict).ToList();
            var expected = each.All(v => v == ClaimVerdict.Consistent) ? ClaimVerdict.Consistent
                : each.All(v => v == ClaimVerdict.Inconsistent) ? ClaimVerdict.Inconsistent
                : ClaimVerdict.Undetermined;
            Assert.DoesNotContain(ClaimVerdict.Undetermined, each);
            Assert.Equal(expected, ClaimCheck.Of(claim, Persons(known, unknown)).Verdict);
        });

    [Theory]
    [InlineData(Qualifier.AtLeast, 1_500, ClaimVerdict.Undetermined)]
    [InlineData(Qualifier.AtLeast, 400, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.AtMost, 300, ClaimVerdict.Inconsistent)]
    [InlineData(Qualifier.Exact, 300, ClaimVerdict.Inconsistent)]
    [InlineData(Qualifier.Exact, 1_500, ClaimVerdict.Undetermined)]
    public void A_count_of_events_is_held_against_persons_only_as_far_as_there_are_never_fewer_events(Qualifier qualifier, long value, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimCheck.Of(Some(qualifier, value, CountUnit.Encounters), Persons(404, 0) with { Met = 404 }).Verdict);

    [Theory]
    [InlineData(Qualifier.AtLeast, 2_000, ClaimVerdict.Inconsistent)]
    [InlineData(Qualifier.AtMost, 2_000, ClaimVerdict.Consistent)]
    [InlineData(Qualifier.AtLeast, 1_500, ClaimVerdict.Undetermined)]
    public void A_count_of_persons_is_held_against_events_the_other_way(Qualifier qualifier, long value, ClaimVerdict verdict) =>
        Assert.Equal(verdict, ClaimCheck.Of(Some(qualifier, value), new Figure("encounters", CountUnit.Encounters, 1_561, 0, null)).Verdict);

    [Fact]
    public void The_sentence_has_both_numbers_and_says_what_about_means()
    {
        Assert.Equal(
            "the claim is about 50 persons (within a tenth: 45 to 55), and the ledger has 52 to 55 persons (of 3 persons nothing is recorded): whatever the number is, it fits",
            ClaimCheck.Of(Some(Qualifier.About, 50), Persons(52, 3)).Because);
        Assert.Equal(
            "the claim is at least 1,500 encounters, and the ledger has 404 persons: encounters and persons are not the same, and how many of one there are to the other is not known",
            ClaimCheck.Of(Some(Qualifier.AtLeast, 1_500, CountUnit.Encounters), Persons(404, 0)).Because);
    }

    private static Figure Persons(long known, long unknown) => new("members", CountUnit.Persons, known, unknown, unknown > 0 ? $"of {unknown} persons nothing is recorded" : null);

    private static Claim Some(Qualifier qualifier, long value, CountUnit unit = CountUnit.Persons) => Claim.Of(new Claim
    {
        Id = default, Cohort = new CohortId("C-1"), Figure = "members", Value = value, Qualifier = qualifier, Unit = unit, Source = "a paper", Date = PartialDate.Parse("2024-06-25"),
    });
}
