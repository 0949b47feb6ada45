using Lookback.Core.Records;
using Lookback.Core.Retention;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.EndToEnd;

/// <summary>Every subject falls into one class, and exactly those whose time is over are erased; never one that waits for a person.</summary>
[Collection(nameof(Alone))]
public sealed class RetentionVerbTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Every_subject_is_in_the_class_that_its_records_put_it_in(int seed)
    {
        using var temp = new TempLedger();
        var ledger = temp.Ledger;
        new Scenario(seed).Play(ledger, editions: 4, perEdition: 30, encounters: 50);
        DecideSome(ledger);
        var erased = ledger.Views.Held.All(ledger.Head, new HashSet<long>()).First().Subject;
        ledger.Erase([new ErasureRequest(erased, ErasureCause.Request, "asked for it in writing, in person", "GDPR art. 17(1)(a)")]);
        foreach (var at in new[] { ledger.Head, ledger.Head / 2, ledger.Head / 3, 1 })
        {
            var held = ledger.Views.Held.All(at, new HashSet<long>()).ToList();
            var expected = Expected(ledger, at).Where(h => h.Subject != erased).ToList();
            Assert.Equal(expected, held);
            var plan = ApplyRetention.Plan(ledger, RetentionRules.Default, at, Some.Instant("2030-01-01"));
            Assert.Equal((held.Count, held.Count), ((int)plan.Held, (int)plan.Classes.Sum(c => c.Held)));
            Assert.All(plan.Classes, c => Assert.Equal(held.Count(h => h.Ground == c.Class.Ground), c.Held));
        }

        Assert.True(ledger.Views.Held.All(ledger.Head, new HashSet<long>()).Select(h => h.Ground).Distinct().Count() >= 4);
    }

    [Fact]
    public void Exactly_those_whose_time_is_over_are_erased()
    {
        using var office = new Office();
        using var ledger = office.Open();
        var rules = RetentionRules.Parse(Rules("P20D"));
        var subjects = ledger.Views.Encounters.Subjects(0, ledger.Head).ToDictionary(s => s.Facts.Names.Count == 0 ? "" : s.Facts.Names[0].Full, s => s.Position);
        // Ana was seen last on 12 January, the nameless one on the 2nd; the two others wait for a person.
        Assert.Empty(Due("2026-01-21T00:00:00Z"));
        Assert.Equal([subjects[""]], Due("2026-01-31T00:00:00Z"));
        Assert.Equal([subjects["Ana Quispemayta"], subjects[""]], Due("2026-02-02T00:00:00Z").OrderBy(s => s == subjects[""]));
        Assert.Equal(2, Due("2099-01-01").Count);

        var alert = ledger.Views.Alerts.All(ledger.Head)[0];
        Decided.As(ledger, alert, Decision.FalsePositive, "Another birth date, papers seen in person.");
        Assert.Equal(3, Due("2099-01-01").Count);
        Decided.As(ledger, alert, Decision.Inconclusive, "The papers turned out to be a copy, to be seen again.");
        Assert.Equal(2, Due("2099-01-01").Count);

        var head = ledger.Head;
        Assert.Equal(1, new ApplyRetention(ledger, rules).Run(Some.Instant("2026-01-31")).Due);
        Assert.Equal(head + 1, ledger.Head);
        var erasure = ledger.Views.Erasures.Of(subjects[""])!.Erasure;
        Assert.Equal((ErasureCause.Expiry, "unscreened", "a test's law"), (erasure.Cause, erasure.RetentionClass, erasure.LegalBasis));
        Assert.Null(ledger.Views.Erasures.Of(subjects["Ana Quispemayta"]));
        Assert.Equal(0, new ApplyRetention(ledger, rules).Run(Some.Instant("2026-01-31")).Due);
        Assert.Equal(head + 1, ledger.Head);

        List<long> Due(string on) => ApplyRetention.Plan(ledger, rules, ledger.Head, Some.Instant(on)).Classes.SelectMany(c => c.DueSubjects).ToList();
    }

    [Fact]
    public void The_verbs_plan_without_changing_anything_and_apply_what_they_planned()
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["rules.json"], Rules("P1D"));
        var head = office.Run("head").Output;
        var plan = office.Run("retention", "plan", "--rules", office.Folder["rules.json"], "--json").Expect(0).Json;
        Assert.Equal((4, 2, false), (plan.GetProperty("held").GetInt64(), plan.GetProperty("due").GetInt64(), plan.GetProperty("applied").GetBoolean()));
        Assert.Equal(4, plan.GetProperty("classes").EnumerateArray().Sum(c => c.GetProperty("held").GetInt64()));
        Assert.Equal(0, office.Run("retention", "plan", "--json", "--as-of", "2026-01-02T10:00:00Z", "--rules", office.Folder["rules.json"]).Expect(0).Json.GetProperty("due").GetInt64());
        Assert.Equal(head, office.Run("head").Output);
        Assert.Equal(4, office.Run("retention", "plan", "--json").Expect(0).Json.GetProperty("held").GetInt64());

        var applied = office.Run("retention", "apply", "--rules", office.Folder["rules.json"], "--json").Expect(0).Json;
        Assert.Equal((2, true), (applied.GetProperty("due").GetInt64(), applied.GetProperty("applied").GetBoolean()));
        Assert.Contains("expired on", office.Run("replay", "REF-1002", "--json").Expect(4).Json.GetProperty("not_replayable").GetProperty("because").GetString(), StringComparison.Ordinal);
        office.Run("replay", "REF-1001").Expect(0);
        office.Run("replay", "REF-1004").Expect(0);
        office.Run("verify", "--views").Expect(0);
        var again = office.Run("retention", "apply", "--rules", office.Folder["rules.json"], "--json").Expect(0).Json;
        Assert.Equal((2, 0), (again.GetProperty("held").GetInt64(), again.GetProperty("due").GetInt64()));
        office.Run("retention", "apply", "--rules", office.Folder["rules.json"], "--as-of", "2026-01-05").Expect(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\": \"1\", \"classes\": []}")]
    [InlineData("P1D")]
    public void Rules_that_are_none_are_refused_and_nobody_is_erased(string rules)
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["rules.json"], rules);
        var head = office.Run("head").Output;
        foreach (var verb in new[] { "plan", "apply" })
            Assert.Contains("(bad-retention-rules)", office.Run("retention", verb, "--rules", office.Folder["rules.json"]).Expect(3).Error, StringComparison.Ordinal);
        office.Run("retention", "apply", "--rules", office.Folder["none.json"]).Expect(3);
        Assert.Equal(head, office.Run("head").Output);
    }

    private static string Rules(string keep) =>
        $$"""
        {"version": "t", "classes": [
          {"name": "open", "ground": "Open", "keep": null, "legal_basis": "a test's law"},
          {"name": "true-match", "ground": "TrueMatch", "keep": "{{keep}}", "legal_basis": "a test's law"},
          {"name": "cleared", "ground": "Cleared", "keep": "{{keep}}", "legal_basis": "a test's law"},
          {"name": "no-hit", "ground": "NoHit", "keep": "{{keep}}", "legal_basis": "a test's law"},
          {"name": "unscreened", "ground": "Unscreened", "keep": "{{keep}}", "legal_basis": "a test's law"}]}
        """;

    private static void DecideSome(Ledger ledger)
    {
        var decidable = ledger.Views.Alerts.All(ledger.Head).Where(a => ledger.Views.Listings.At(a.Listing, ledger.Head) is not null).ToList();
        for (var i = 0; i < decidable.Count; i++)
        {
            if (i % 4 == 3) continue;
            Decided.As(ledger, decidable[i], Enum.GetValues<Decision>()[i % 3], $"Seen again in person, note number {i}.");
        }
    }

    // The same from the entries and the alerts' own view, one subject at a time.
    private static IEnumerable<HeldRecord> Expected(Ledger ledger, long at)
    {
        var entries = ledger.Entries.From(1).TakeWhile(e => e.Position <= at).ToList();
        var alerts = ledger.Views.Alerts.All(at).ToLookup(a => a.SubjectPosition);
        var states = AlertQueue.Of(ledger, at, true).ToLookup(a => a.Alert);
        foreach (var met in entries.Where(e => e.Body is EntryBody.EncounterRecorded).GroupBy(e => ((EntryBody.EncounterRecorded)e.Body).Encounter.Subject))
        {
            var encounters = met.Select(e => ((EntryBody.EncounterRecorded)e.Body).Encounter.Id).ToHashSet();
            var screenings = entries.Where(e => e.Body is EntryBody.ScreeningMade s && encounters.Contains(s.Screening.Encounter)).ToList();
            var own = alerts[met.First().Position].Select(a => states[a.Alert].Single()).ToList();
            var standing = own.ToDictionary(a => a.Alert, a => entries.LastOrDefault(e => e.Body is EntryBody.AlertDecided d && d.Disposition.Alert == a.Alert));
            var decisions = standing.Values.OfType<Entry>().Select(e => ((EntryBody.AlertDecided)e.Body).Disposition.Decision).ToList();
            var ground = own.Any(a => a.State is AlertState.Open or AlertState.Reopened) || decisions.Contains(Decision.Inconclusive) ? RetentionGround.Open
                : decisions.Contains(Decision.TrueMatch) ? RetentionGround.TrueMatch
                : own.Count > 0 ? RetentionGround.Cleared
                : screenings.Any(s => ((EntryBody.ScreeningMade)s.Body).Screening.Outcome != Outcome.Unscreened) ? RetentionGround.NoHit
                : RetentionGround.Unscreened;
            var activity = met.Select(e => ((EntryBody.EncounterRecorded)e.Body).Encounter.MetAt ?? e.KnownAt)
                .Concat(met.Select(e => e.KnownAt))
                .Concat(screenings.Select(e => e.KnownAt))
                .Concat(standing.Values.OfType<Entry>().Select(e => e.KnownAt));
            yield return new HeldRecord(met.First().Position, ground, activity.Max());
        }
    }
}
