using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>What holds of every match, whoever is compared. <see cref="AddedDataProperties"/> says what more data may do.</summary>
public sealed class MatchProperties
{
    private static readonly WatchlistId List = new("test-list");
    private static readonly PartyComparer Comparer = new(Policy.Default);

    /// <summary>Strangers and relatives: pairs of any two parties, and of one party written twice.</summary>
    public static Gen<(PartyFacts Subject, PartyFacts Listing)> Pairs { get; } = Gen.Frequency(
        (1, Gen.Select(Parties.Any, Parties.Any)), (3, RelatedParties.Pair));

    [Fact]
    public void The_fast_path_says_what_the_full_comparison_says() => Pairs.Sample(pair =>
    {
        var (subject, listing) = (PreparedParty.Of(pair.Subject), PreparedParty.Of(pair.Listing));
        var match = Comparer.Compare(subject, listing, List);
        return Comparer.IsAlert(subject, listing, List, out var score) == match.IsAlert && (!match.IsAlert || score == match.Score);
    }, iter: 2000, print: Print);

    [Fact]
    public void A_score_is_below_one_and_a_name_alone_below_0_98() => Pairs.Sample(pair =>
        Parties.Compare(pair.Subject, pair.Listing).Score is >= 0 and < 1 && Parties.Compare(NamesOf(pair.Subject), NamesOf(pair.Listing)).Score < 0.98, print: Print);

    [Fact]
    public void A_name_alone_has_no_corroboration() => Pairs.Sample(pair =>
        Parties.Compare(NamesOf(pair.Subject), NamesOf(pair.Listing)).Corroboration == 0, print: Print);

    [Fact]
    public void Both_sides_exchanged_score_the_same() => Pairs.Sample(pair =>
    {
        var (there, back) = (Parties.Compare(pair.Subject, pair.Listing), Parties.Compare(pair.Listing, pair.Subject));
        return Math.Abs(there.Score - back.Score) < 1e-6 && Math.Abs(there.Corroboration - back.Corroboration) < 1e-9;
    }, iter: 1000, print: Print);

    [Fact]
    public void Renaming_countries_on_both_sides_changes_nothing() => Gen.Select(Pairs, Gen.Int[0, int.MaxValue]).Sample((pair, seed) =>
    {
        // None of a state that is no more: those contradict nothing.
        string[] codes = ["AA", "BB", "CC", "EE", "FF", "IR", "RU", "US", "KP", "CH"];
        var renamed = codes.OrderBy(c => HashCode(c, seed)).ToArray();
        PartyFacts Rename(PartyFacts facts) => facts with
        {
            Countries = [.. facts.Countries.Select(c => c with { Country = Other(c.Country) })],
            Identifiers = [.. facts.Identifiers.Select(i => i with { Country = i.Country is { } c ? Other(c) : null })],
        };
        CountryCode Other(CountryCode code) => new(renamed[Array.IndexOf(codes, code.Value)]);
        var (before, after) = (Parties.Compare(pair.Subject, pair.Listing), Parties.Compare(Rename(pair.Subject), Rename(pair.Listing)));
        return (before.Score, before.Corroboration, before.IsAlert) == (after.Score, after.Corroboration, after.IsAlert)
            && before.Evidence.Select(e => e.Contribution).SequenceEqual(after.Evidence.Select(e => e.Contribution));
    }, iter: 500, print: p => $"{Print(p.Item1)} renamed by {p.Item2}");

    [Fact]
    public void Names_dates_numbers_and_places_are_taken_in_any_order() => Gen.Select(Pairs, Gen.Int[0, int.MaxValue]).Sample((pair, seed) =>
    {
        var (before, after) = (Parties.Compare(pair.Subject, pair.Listing), Parties.Compare(Shuffled(pair.Subject, seed), Shuffled(pair.Listing, seed + 1)));
        return (before.Score, before.Corroboration, before.IsAlert) == (after.Score, after.Corroboration, after.IsAlert);
    }, iter: 500, print: p => $"{Print(p.Item1)} shuffled by {p.Item2}");

    [Fact]
    public void Untagged_names_are_compared_in_any_order() =>
        Gen.Select(Gen.OneOf("Maria", "Tarkovian", "Zuberek", "Belarmino", "Ali", "Oyelaran").Array[2, 4], Parties.NameText, Gen.Int[0, 1000])
            .Sample((words, other, seed) =>
            {
                var shuffled = words.OrderBy(w => HashCode(w, seed)).ToArray();
                var before = Parties.Compare(Parties.Person(string.Join(' ', words)), Parties.Person(other)).Score;
                return Math.Abs(before - Parties.Compare(Parties.Person(string.Join(' ', shuffled)), Parties.Person(other)).Score) < 1e-6;
            });

    [Fact]
    public void A_weak_alias_never_alerts_alone() => Gen.Select(Parties.NameText, Parties.NameText).Sample((one, other) =>
        !Parties.Compare(Parties.Person(one), Parties.Person(other, kind: NameKind.WeakAlias)).IsAlert
        && !Parties.Compare(Parties.Person(one), Parties.Person(one, kind: NameKind.WeakAlias)).IsAlert);

    [Fact]
    public void What_is_an_alert_is_found_by_a_key()
    {
        var (alerts, found, lost) = (0, 0, new List<string>());
        // The same pairs every time: it is a share, not a law, and the lost ones are told.
        RelatedParties.Pair.Array[4000].Sample(
            pairs =>
            {
                foreach (var (one, other) in pairs)
                {
                    var (subject, listing) = (PreparedParty.Of(one), PreparedParty.Of(other));
                    if (!Comparer.IsAlert(subject, listing, List, out _)) continue;
                    alerts++;
                    if (subject.Keys.Meet(listing.Keys)) found++;
                    else lost.Add(Print((one, other)));
                }
            },
            iter: 1, threads: 1, seed: "0000KOIPe5v2");
        Assert.True(alerts > 500, $"{alerts} alerts are too few to say anything");
        Assert.True(found >= 0.998 * alerts, $"{alerts - found} of {alerts} alerts share no key:\n{string.Join('\n', lost.Take(10))}");
    }

    [Fact]
    public void No_link_holds_a_part_twice_and_every_part_stands_somewhere() => Pairs.Sample(pair =>
    {
        var alignment = Parties.Compare(pair.Subject, pair.Listing).Alignment;
        return Consistent(alignment.Subject, [.. alignment.Links.SelectMany(l => l.Subject)])
            && Consistent(alignment.Listed, [.. alignment.Links.SelectMany(l => l.Listed)])
            && alignment.Links.All(l => l.Similarity is > 0 and <= 1 && l.Subject.Count > 0 && l.Listed.Count > 0);

        static bool Consistent(IReadOnlyList<AlignmentPart> parts, List<int> linked) =>
            linked.Distinct().Count() == linked.Count
            && parts.Select((p, i) => (p.Standing == PartStanding.Linked) == linked.Contains(i)).All(right => right)
            && parts.All(p => p.Standing == PartStanding.Aside || p.Role <= PartRole.Initial);
    }, iter: 500, print: Print);

    [Fact]
    public void Contributions_sum_to_the_logit_of_the_score() => Pairs.Sample(pair =>
    {
        var match = Parties.Compare(pair.Subject, pair.Listing);
        if (match.Score == 0) return match.SubjectName is null && match.Evidence.All(e => e.Kind != EvidenceKind.Name);
        return Math.Abs(match.Evidence.Sum(e => e.Contribution) - Math.Log(match.Score / (1 - match.Score))) < 1e-6;
    }, iter: 1000, print: Print);

    [Fact]
    public void A_rule_closes_the_sum_only_where_there_is_one() => Pairs.Sample(pair =>
    {
        var match = Parties.Compare(pair.Subject, pair.Listing);
        var identified = match.Evidence.Any(e => e.Kind == EvidenceKind.Identifier && e.Direction == Direction.For);
        var name = match.Evidence.Where(e => e.Kind == EvidenceKind.Name).Sum(e => e.Contribution);
        return match.Evidence.All(e => e.Kind != EvidenceKind.Rule) || identified || name < -6 || match.Score > 0.9998 || match.SubjectName is null;
    }, iter: 1000, print: Print);

    internal static string Print((PartyFacts Subject, PartyFacts Listing) pair) => $"{Print(pair.Subject)}  ||  {Print(pair.Listing)}";

    internal static string Print(PartyFacts facts) =>
        $"{facts.Schema} {string.Join(" / ", facts.Names.Select(n => $"{n.Full} [{n.Given}|{n.Family}] {n.Kind}"))}; born {string.Join(',', facts.BirthDates)} "
        + $"in {string.Join(',', facts.BirthPlaces)}; {string.Join(',', facts.Countries)}; "
        + $"{string.Join(',', facts.Identifiers.Select(i => $"{i.Kind} {i.Number} {i.Country}"))}; {facts.Sex}; {string.Join(',', facts.Addresses)}";

    private static PartyFacts NamesOf(PartyFacts facts) => new() { Schema = facts.Schema, Names = facts.Names };

    private static PartyFacts Shuffled(PartyFacts facts, int seed)
    {
        return facts with
        {
            Names = Any(facts.Names),
            BirthDates = Any(facts.BirthDates),
            BirthPlaces = Any(facts.BirthPlaces),
            Countries = Any(facts.Countries),
            Identifiers = Any(facts.Identifiers),
            Addresses = Any(facts.Addresses),
        };

        IReadOnlyList<T> Any<T>(IReadOnlyList<T> values) => [.. values.Select((v, i) => (v, i)).OrderBy(v => HashCode($"{v.i}", seed)).Select(v => v.v)];
    }

    private static uint HashCode(string word, int seed) => word.Aggregate((uint)seed * 2654435761u, (h, c) => (h ^ c) * 16777619u);
}
