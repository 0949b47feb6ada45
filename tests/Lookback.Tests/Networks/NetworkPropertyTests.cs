using CsCheck;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;

namespace Lookback.Tests.Networks;

/// <summary>What always holds of networks, whatever happens in whatever order.</summary>
public sealed class NetworkPropertyTests
{
    private static readonly string[] Phones = ["+998 90 731 28 46", "+998 90 732 29 47", "+49 30 5550101"];
    private static readonly string[] Types = ["facilitated", "paid", "uses-phone", "family", "associated-with"];
    private static readonly string[] Grades = ["A1", "B2", "C3", "D3", "F6"];

    /// <summary>One thing that happens; the numbers choose what and to whom.</summary>
    private static readonly Gen<(int What, int A, int B, int C)> Step = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 4]);

    [Fact]
    public void A_lookback_from_what_changed_finds_what_one_from_everything_finds() => Step.Array[6, 22].Sample(
        steps =>
        {
            using var past = new NetworkPast();
            var met = new List<string>();
            foreach (var (step, number) in steps.Select((s, i) => (s, i)))
            {
                Do(past, met, step, number);
                if (number % 4 == 3) past.Run();
            }

            past.Run();
            var standing = past.Standing();
            var full = past.Run(RunMode.Full)!.End!;
            Assert.Equal((0, 0), (full.Findings, full.Lost));
            Assert.Equal(standing, past.Standing());
            Assert.Equal(full.Expected, full.Evaluated + full.Skipped.Values.Sum() + full.Failed);
            Assert.Equal(past.Labels(depth: 2).Where(l => !l.StartsWith("E0", StringComparison.Ordinal)), From(past, NetworkPast.Listed));
            // Whatever was found: no alert, no hit, no screening comes of it.
            Assert.Empty(past.Ledger.Views.Alerts.All(past.Ledger.Head));
        },
        iter: 12);

    [Fact]
    public void A_thousand_strangers_at_any_thing_that_is_shared_raise_nobody() => Gen.Select(Step.Array[4, 10], Gen.Int[0, 2]).Sample(
        (steps, phone) =>
        {
            using var past = new NetworkPast();
            var met = new List<string>();
            foreach (var (step, number) in steps.Select((s, i) => (s, i))) Do(past, met, step, number);
            var before = past.Labels();
            past.Meet(Enumerable.Range(0, 1_000).Select(i => Encounter.Of(
                Some.Person($"Stranger{i} Passerby{i}") with { Phones = [Phones[phone]] }, $"STRANGER-{i}", Some.Instant("2023-05-10"), null)));
            var after = past.Labels();
            Assert.DoesNotContain(after, l => !before.Contains(l));
        },
        iter: 5);

    [Fact]
    public void Where_somebody_comes_from_changes_no_label() => Step.Array[6, 14].Sample(
        steps =>
        {
            Assert.Equal(Labels("UZ"), Labels("CH"));

            IReadOnlyList<string> Labels(string country)
            {
                using var past = new NetworkPast();
                var met = new List<string>();
                foreach (var (step, number) in steps.Select((s, i) => (s, i))) Do(past, met, step, number, country);
                return past.Labels();
            }
        },
        iter: 5);

    private static IEnumerable<string> From(NetworkPast past, string listing) =>
        ExposuresOf(past).Where(e => e.Start == NodeRef.Of(ListingId.Parse(listing)!.Value)).Select(e => $"{e.Level} {e.Reference}").Order(StringComparer.Ordinal);

    private static IEnumerable<(NodeRef Start, ExposureLevel Level, string? Reference)> ExposuresOf(NetworkPast past) =>
        Lookback.Views.ExposureList.Of(past.Ledger, null, past.Ledger.Head).Select(e => (e.Found.Start.Node, e.Found.Level, e.Found.Reference));

    private static void Do(NetworkPast past, List<string> met, (int What, int A, int B, int C) step, int number, string country = "UZ")
    {
        var (what, a, b, c) = step;
        var somebody = met.Count == 0 ? null : met[a % met.Count];
        switch (what)
        {
            case <= 3:
                var facts = Some.Person($"Guest{number} Traveller{number}") with
                {
                    Phones = b < 3 ? [Phones[b]] : [],
                    Countries = [new CountryTie(new CountryCode(country), CountryRole.Nationality)],
                    Identifiers = c < 3 ? [new Identifier { Kind = IdentifierKind.Passport, Number = $"AB40711{c}", Country = new CountryCode("TR") }] : [],
                };
                past.Meet([Encounter.Of(facts, $"R{number}", Some.Instant($"202{3 + (c % 2)}-05-10"), null, b == 4 ? "QX7RTP" : null)]);
                met.Add($"R{number}");
                break;
            case 4:
                past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phones[b % 3]}", Grades[c], source: $"s{number}");
                break;
            case 5 when somebody is not null:
                past.Say(NetworkPast.Listed, Types[c] == "uses-phone" ? "paid" : Types[c], $"encounter:{somebody}", Grades[b % 5], source: $"s{number}");
                break;
            case 6 when somebody is not null:
                past.Say("party:x/1", "facilitated", $"encounter:{somebody}", Grades[b % 5], source: $"s{number}");
                break;
            case 7:
                if (past.Ledger.Views.Networks.Links.All(past.Ledger.Head) is { Count: > 0 } links)
                    new WithdrawLinks(past.Ledger).One(links[a % links.Count], "withdrawn since nobody stands by it any more");
                break;
            case 8 when met.Count > 1:
                var kind = b % 2 == 0 ? IdentityKind.Same : IdentityKind.Apart;
                new DecideIdentity(past.Ledger).Run(kind, [.. new[] { somebody!, met[c % met.Count] }.Distinct().Concat(met.Take(2)).Distinct()], Grade.Parse(Grades[c]), "so decided after both files were read again");
                break;
            case 9:
                if (past.Ledger.Views.Networks.Designations.Standing(null, past.Ledger.Head).Count == 0)
                    new DesignateParty(past.Ledger, past.Day).Run("party:x/1", null, $"named by witness number {number} as an agent", "act 2", PartialDate.Parse("2025-12-01"));
                else
                    new DesignateParty(past.Ledger, past.Day).End(past.Ledger.Views.Networks.Designations.Standing(null, past.Ledger.Head)[0], "the witness took it back in writing");
                break;
            case 10:
                // Editions come in order, the second of a day after the first.
                if (b < 3) past.Delist($"2024-03-01T{number:00}:00:00Z", "F1");
                past.List($"2024-03-01T{number:00}:30:00Z", Some.Listing("F1", $"Facilitator Vorell{number}"));
                break;
            case 11 when somebody is not null:
                var subject = past.Ledger.Views.Encounters.FindNamed(somebody, past.Ledger.Head)[0];
                past.Ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, "asked for it in writing, in person", "GDPR art. 17(1)(a)")]);
                met.Remove(somebody);
                break;
        }
    }
}
