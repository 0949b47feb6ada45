using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>Decisions over random sequences of editions, meetings, runs, decisions, policies and days: what is never lost, and what comes back.</summary>
public sealed class DecisionPropertyTests
{
    private static readonly Policy Other = Policy.Default with { Thresholds = new Thresholds { NameOnly = 0.71, Corroborated = 0.71 } };

    [Fact]
    public void Clearing_deletes_no_hit_ending_a_listing_rewrites_no_decision_and_silence_lasts_as_long_as_its_ground() =>
        Gen.Int[0, 8].Array[6, 14].Sample(Play, iter: 25, threads: 1);

    private static void Play(int[] steps)
    {
        var clock = Clock.At("2026-01-10T09:00:00Z");
        using var temp = new TempLedger(clock);
        var (ledger, policy, born, edition) = (temp.Ledger, Policy.Default, "1961", 0);
        var past = new List<(long Position, string Text)>();
        Import("1961");
        Met();
        foreach (var step in steps)
        {
            clock.Now = clock.Now.AddDays(1);
            switch (step)
            {
                case 0: Import("1961"); break;
                case 1: Import("1961-05"); break;
                case 2: Import(null); break;
                case 3: clock.Now = clock.Now.AddDays(380); break;
                case 4: policy = policy == Other ? Policy.Default : Other; break;
                case 5: new RunLookback(ledger, policy).Run(RunMode.Full, static (_, _) => { }, CancellationToken.None); break;
                case 6: Met(); break;
                default: Decide(step == 7 ? Decision.FalsePositive : Decision.Inconclusive); break;
            }

            Holds();
        }

        void Import(string? date)
        {
            born = date ?? "";
            ListingText[] others = [Some.Listing("2", "Marta Helvarainen"), Some.Listing($"X{edition++}", $"Behruz{edition} Qasemizadeh")];
            Some.Import(ledger, null, date is null ? others : [Some.Listing("1", "Oleg Varkonyev", date, $"note {edition}"), .. others]);
        }

        void Met()
        {
            var before = ledger.Views.Alerts.All(ledger.Head) is [var alert, ..] ? ledger.Views.Alerts.DispositionOf(alert.Alert, ledger.Head) : null;
            var rows = new List<RowOutcome>();
            new ScreenEncounters(ledger, policy).Run(
                [Some.Row(Some.Encounter("Oleg Varkonyev", "1961", $"R{ledger.Head}"))], rows.Add, CancellationToken.None);
            if (born == "") Assert.Empty(rows[0].Hits);
            else
            {
                // The yardstick, said apart from the product's own words for it.
                var said = before?.Disposition;
                var silent = said is { Decision: Decision.FalsePositive }
                    && said.ListingFacts == FactsHash.Of(Some.Listing("1", "Oleg Varkonyev", born).Facts)
                    && said.Matcher == $"{Engine.Version}/{policy.Hash}" && said.Expires!.Value.Latest >= DateOnly.FromDateTime(clock.Now.UtcDateTime);
                Assert.Equal(silent, Assert.Single(rows[0].Hits).SuppressedBy is not null);
            }
        }

        void Decide(Decision decision)
        {
            var alert = ledger.Views.Alerts.All(ledger.Head)[0];
            if (ledger.Views.Listings.At(alert.Listing, ledger.Head) is null) return;
            Decided.As(ledger, alert, decision, $"Papers compared by hand, note {ledger.Head}.");
        }

        void Holds()
        {
            // What was on record is on record, word for word.
            foreach (var (position, text) in past) Assert.Equal(text, Text(position));
            for (var position = past.Count == 0 ? 1 : past[^1].Position + 1; position <= ledger.Head; position++) past.Add((position, Text(position)));
            var alert = Assert.Single(ledger.Views.Alerts.All(ledger.Head));
            var hits = ledger.Entries.From(1).Sum(e => e.Body switch
            {
                EntryBody.ScreeningMade made => made.Screening.Hits.Count,
                EntryBody.FindingMade => 1,
                _ => 0,
            });
            Assert.Equal(hits, ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, ledger.Head).Count);
            Assert.Equal(ledger.Entries.From(1).Count(e => e.Body is EntryBody.AlertDecided), ledger.Views.Alerts.Dispositions(alert.Alert, ledger.Head).Count);
            // The queue and its quick form are one.
            var line = AlertQueue.Line(ledger, alert, ledger.Head);
            Assert.Equal(line.IsOpen ? 1 : 0, AlertQueue.Of(ledger, ledger.Head, all: false).Count);
            if (line.State == AlertState.Reopened) Assert.NotEmpty(AlertReport.Of(ledger, alert, ledger.Head, clock.Now).Lapses);
        }

        string Text(long position) => ledger.Entries.At(position).Body.ToString()!;
    }
}
