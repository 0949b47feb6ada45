using CsCheck;
using Lookback.Core.Cases;
using Lookback.Core.Records;

namespace Lookback.Tests.Cases;

/// <summary>What it takes to find two parties different.</summary>
public sealed class DiscriminatorRulesTests
{
    private static readonly Gen<Discriminator> AnyCited = Gen.Select(
        Gen.Int[0, DiscriminatorField.All.Count - 1],
        Gen.Int[0, 3],
        Gen.Int[0, 2],
        static (field, values, how) => new Discriminator(DiscriminatorField.All[field].Word, $"one {values}", $"other {values}", (Comparison)how));

    [Theory]
    [InlineData("birth-date:Conflict", true)]
    [InlineData("identifier:Conflict", true)]
    [InlineData("schema:Conflict", true)]
    [InlineData("deceased-before:Conflict", true)]
    [InlineData("sex:Conflict", false)]
    [InlineData("sex:Conflict country:Conflict", true)]
    [InlineData("sex:Conflict sex:Conflict", false)]
    [InlineData("birth-date:Agree identifier:Compatible sex:Conflict", false)]
    [InlineData("birth-date:Compatible", false)]
    [InlineData("", false)]
    public void One_strong_conflict_or_two_different_lesser_ones(string cited, bool suffice)
    {
        var list = cited.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(':')).Select(c => Of(c[0], Enum.Parse<Comparison>(c[1]))).ToList();
        Assert.Equal(suffice, DiscriminatorRules.Suffice(list) is null);
    }

    [Fact]
    public void The_refusal_says_what_is_there_and_what_is_missing()
    {
        var one = DiscriminatorRules.Suffice([Of("sex", Comparison.Conflict), Of("birth-date", Comparison.Compatible)])!;
        Assert.Equal("too-few-conflicts", one.Code);
        Assert.Contains("found a conflict in sex, which is a lesser one (birth-date: what agrees or is compatible tells nobody apart)", one.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("missing is a conflict in another fact", one.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("found no conflict; missing is a conflict in one strong fact or in two lesser ones", DiscriminatorRules.Suffice([])!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1971", "unknown-side")]
    [InlineData("1961", "", "unknown-side")]
    [InlineData("1961", "Unknown", "unknown-side")]
    [InlineData(" - ", "n/a", "unknown-side")]
    [InlineData("A 123-456", "a123456", "no-conflict")]
    public void What_is_unknown_or_the_same_is_no_conflict(string ours, string theirs, string code)
    {
        var cited = new Discriminator("identifier", ours, theirs, Comparison.Conflict);
        Assert.Equal(code, DiscriminatorRules.Check(cited)?.Code);
        Assert.Equal(code, DiscriminatorRules.Suffice([cited])?.Code);
    }

    [Theory]
    [InlineData("sex", "male", null, "not-on-record")]
    [InlineData("sex", "male", "female", "not-on-record")]
    [InlineData("country", "KZ", "UZ (Citizenship); KZ (Birth)", null)]
    [InlineData("identifier", "B2222222", "Passport B2222222 (XX)", null)]
    [InlineData("identifier", "B222", "Passport B2222222 (XX)", "not-on-record")]
    [InlineData("birth-date", "--", "1961", "not-on-record")]
    [InlineData("occupation", "pilot", null, null)]
    [InlineData("occupation", "pilot", "minister", "not-on-record")]
    public void Of_the_listed_side_only_what_the_listing_says(string field, string theirs, string? listed, string? code) =>
        Assert.Equal(code, DiscriminatorRules.OfListing(field, theirs, listed)?.Code);

    [Fact]
    public void A_field_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var refusal = DiscriminatorRules.Check(Of("shoe-size", Comparison.Conflict))!;
        Assert.Equal("no-such-field", refusal.Code);
        Assert.Contains("birth-date", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void More_of_them_never_undo_what_sufficed_and_their_order_is_nothing() => Gen.Select(AnyCited.List[0, 6], AnyCited).Sample((cited, more) =>
    {
        var suffices = DiscriminatorRules.Suffice(cited) is null;
        Assert.Equal(suffices, DiscriminatorRules.Suffice([.. cited.AsEnumerable().Reverse()]) is null);
        if (suffices) Assert.Null(DiscriminatorRules.Suffice([.. cited, more]));
        if (more.Comparison != Comparison.Conflict) Assert.Equal(suffices, DiscriminatorRules.Suffice([.. cited, more]) is null);
    });

    [Fact]
    public void A_conflict_in_a_country_alone_is_never_enough() =>
        Assert.False(DiscriminatorField.Find("country")!.IsStrong);

    private static Discriminator Of(string field, Comparison how) => new(field, "one", "other", how);
}
