using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Tests.Flows;

/// <summary>
/// Whatever is asked at (effective, known) is answered as a fold over the list of entries that were known and effective by then answers
/// it. Tried on pasts whose two clocks disagree.
/// </summary>
[Collection(nameof(TwoClocksPasts))]
public sealed class TwoClocksTests(TwoClocksPasts pasts)
{
    private const int PairsPerSeed = 40;
    private const int Sample = 6;

    public static TheoryData<int> EverySeed => [.. TwoClocksPasts.EverySeed];

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void Lists_are_what_the_entries_seen_say(int seed) => ForEveryPair(seed, (past, views, at, seen, random) =>
    {
        Same(seen.Editions().Select(Edition), views.Editions.All(at).Select(Edition));
        Same(seen.EditionsInForce().Select(Edition), views.Editions.InForce(at).Select(Edition));
        foreach (var watchlist in TwoClocksPast.Watchlists)
        {
            Same(seen.Editions().Where(e => e.Edition.Watchlist == watchlist).Select(Edition), views.Editions.History(watchlist, at).Select(Edition));
            Same(
                seen.EditionsInForce().Where(e => e.Edition.Watchlist == watchlist).Select(Edition),
                views.Editions.InForce(watchlist, at) is { } inForce ? [Edition(inForce)] : []);
            var content = seen.InForce(watchlist);
            Same(content.Select(l => Listing(l.Value, null)), views.Listings.InForce(watchlist, at).Select(Listing));
            Same(
                content.Select(l => Text(l.Value)).Select(t => $"{t.Id.Key} {FactsHash.Of(t.Facts)} {FactsHash.Of(t)}"),
                views.Listings.Hashes(watchlist, at).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key} {h.Value.FactsHash} {h.Value.TextHash}"));
            foreach (var id in Some(random, Listings(past, watchlist)))
            {
                Same(
                    content.TryGetValue(id.Key, out var stated) ? [Listing(stated, null)] : [],
                    views.Listings.At(id, at) is { } text ? [Listing(text)] : []);
                Same(
                    seen.History(id).Select(t => Listing(past.Naive.Entries[(int)t.Position - 1], t.Until)),
                    views.Listings.History(id, at).Select(Listing));
            }
        }
    });

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void Encounters_and_screenings_are_what_the_entries_seen_say(int seed) => ForEveryPair(seed, (past, views, at, seen, random) =>
    {
        var met = seen.Of<EntryBody.EncounterRecorded>().ToList();
        Assert.Equal((met.Count, met.Select(e => e.Entry.Subject).Distinct().Count()), views.Encounters.Count(at));
        foreach (var subject in Some(random, past.Naive.Entries.Select(e => e.Subject).Where(s => s > 0).Distinct()))
        {
            var own = met.Where(e => e.Entry.Subject == subject).ToList();
            var isErased = past.Naive.Entries[(int)subject - 1].IsErased;
            Same(own.Select(e => $"{e.Entry.Position}"), views.Encounters.Positions(subject, at).Select(p => $"{p}"));
            SameUnlessErased(isErased, own.Select(e => Encounter(e.Entry)), () => views.Encounters.Of(subject, at).Select(Encounter));
            var described = (EntryBody.EncounterRecorded)past.Naive.Entries[(int)subject - 1].Body;
            foreach (var word in new[] { described.Encounter.Subject.Value, described.Encounter.Subject.Value[..3], described.Encounter.Id.Value, "R3" })
            {
                Same(
                    met.Where(e => !e.Entry.IsErased && (e.Body.Encounter.Subject.Value.StartsWith(word, StringComparison.Ordinal)
                        || e.Body.Encounter.Id.Value == word || e.Body.Encounter.Reference == word)).Select(e => e.Entry.Subject).Distinct().Order().Take(20).Select(s => $"{s}"),
                    views.Encounters.FindSubjects(word, at).Select(s => $"{s}"));
            }
        }

        foreach (var encounter in Some(random, past.Naive.Entries.Where(e => e.Body is EntryBody.EncounterRecorded)))
        {
            var screenings = seen.Screenings(encounter.Position);
            SameUnlessErased(encounter.IsErased, screenings.Select(Screening), () => views.Screenings.Of(encounter.Position, at).Select(Screening));
            SameUnlessErased(encounter.IsErased, screenings.Take(1).Select(Screening), () => Optional(views.Screenings.First(encounter.Position, at)).Select(Screening));
            SameUnlessErased(encounter.IsErased, screenings.TakeLast(1).Select(Screening), () => Optional(views.Screenings.Latest(encounter.Position, at)).Select(Screening));
        }

        foreach (var after in new[] { 0, random.NextInt64(past.Ledger.Head) })
        {
            var gone = seen.Of<EntryBody.SubjectErased>().Select(e => e.Body.Erasure.Subject).ToHashSet();
            var first = seen.Of<EntryBody.ScreeningMade>().Where(s => s.Entry.Position > after && seen.IsFirst(s.Entry)).ToLookup(s => gone.Contains(s.Entry.Subject));
            var counted = views.Screenings.Count(after, at, at);
            Assert.Equal(first[true].Count(), counted.NotReplayable);
            Same(
                first[false].GroupBy(s => s.Body.Screening.Outcome).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal),
                counted.ByOutcome.Where(o => o.Value > 0).Select(o => $"{o.Key} {o.Value}").Order(StringComparer.Ordinal));
        }
    });

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void Hits_alerts_and_decisions_are_what_the_entries_seen_say(int seed) => ForEveryPair(seed, (past, views, at, seen, random) =>
    {
        var open = seen.Alerts.Where(seen.IsOpen).ToList();
        Same(Sorted(seen.Alerts.Select(Alert)), Sorted(views.Alerts.All(at).Select(Alert)));
        Same(Sorted(open.Select(Alert)), Sorted(views.Alerts.Open(at).Select(Alert)));
        Assert.Equal(seen.Alerts.Select(a => a.Position), views.Alerts.All(at).Select(a => a.Position));
        Assert.Equal((seen.Alerts.Count, open.Count, seen.Alerts.Count(a => a.IsErased)), views.Alerts.Count(at));
        foreach (var pair in Some(random, new NaiveView(past.Naive, null, null).Alerts))
        {
            Same(Sorted(seen.Alerts.Where(a => a.Subject == pair.Subject).Select(Alert)), Sorted(views.Alerts.Of(pair.Subject, at).Select(Alert)));
            if (pair.IsErased) continue;
            var id = pair.Id.Value;
            Same(seen.Alerts.Where(a => !a.IsErased && a.Id == pair.Id).Select(Alert), views.Alerts.Find(id, at).Select(Alert));
            Same(
                Sorted(seen.Alerts.Where(a => !a.IsErased && a.Id.Value.StartsWith(id[0])).Select(Alert)),
                Sorted(views.Alerts.Find(id[..1], at).Select(Alert)));
            var decisions = seen.Dispositions(pair).ConvertAll(d => $"{d.Entry.Position} {d.Entry.KnownAt:O} {d.Disposition.Decision} {d.Disposition.Reason}");
            Same(decisions, views.Alerts.Dispositions(pair.Id, at).Select(Decision));
            Same(decisions.TakeLast(1), Optional(views.Alerts.DispositionOf(pair.Id, at)).Select(Decision));
            Assert.Equal(seen.LastLoss(pair), views.Findings.LastLoss(pair.Id, at).Position);
            var hits = seen.Hits.Where(h => h.Hit.Listing == pair.Listing).ToList();
            Same(hits.Select(Hit), views.Hits.On(pair.Listing, at).Select(Hit));
            Same(hits.Where(h => h.Entry.Subject == pair.Subject).Select(Hit), views.Hits.Of(pair.Subject, pair.Listing, at).Select(Hit));
            foreach (var encounter in past.Naive.Entries.Where(e => e.Subject == pair.Subject && e.Body is EntryBody.EncounterRecorded))
            {
                Same(
                    hits.Where(h => h.Entry.Encounter == encounter.Position && !h.IsAgain).TakeLast(1).Select(Hit),
                    Optional(views.Hits.LastJudged(encounter.Position, pair.Listing, at)).Select(Hit));
            }
        }
    });

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void Findings_runs_coverages_and_erasures_are_what_the_entries_seen_say(int seed) => ForEveryPair(seed, (past, views, at, seen, random) =>
    {
        var found = seen.Of<EntryBody.FindingMade>().ToList();
        var read = found.Where(f => !f.Entry.IsErased).ToList();
        Assert.Equal(found.Count, views.Findings.Count(at));
        Same(read.Select(Finding), views.Findings.All(at).Select(Finding));
        Same(found.Where(f => f.Entry.IsErased).Select(Gone), views.Findings.Erased(null, at).Select(Gone));
        foreach (var (run, _) in new NaiveView(past.Naive, null, null).Of<EntryBody.RunStarted>())
        {
            var id = new RunId(run.Position);
            Same(read.Where(f => f.Body.Finding.Run == id).Select(Finding), views.Findings.Of(id, at).Select(Finding));
            Assert.Equal(found.Count(f => f.Body.Finding.Run == id), views.Findings.Count(id, at));
            Same(found.Where(f => f.Body.Finding.Run == id && f.Entry.IsErased).Select(Gone), views.Findings.Erased(id, at).Select(Gone));
            Same(
                seen.Of<EntryBody.GroundLost>().Where(l => l.Body.Loss.Run == id && !l.Entry.IsErased).Select(l => $"{l.Entry.KnownAt:O} {l.Body.Loss} {l.Body.Subject}"),
                views.Findings.LostIn(id, at).Select(l => $"{l.FoundAt:O} {l.Loss} {l.Subject}"));
            Assert.Equal(
                past.Naive.Entries.TakeWhile(e => e.Position <= seen.Known).Select(e => e.Body).OfType<EntryBody.RunAdvanced>()
                    .Where(a => a.Checkpoint.Run == id).Select(a => a.Checkpoint.ChunksDone).LastOrDefault(),
                views.Runs.ChunksDone(id, seen.Known));
        }

        foreach (var (entry, body) in Some(random, new NaiveView(past.Naive, null, null).Of<EntryBody.FindingMade>()))
        {
            Same(read.Where(f => f.Entry.Encounter == entry.Encounter).Select(Finding), views.Findings.OfEncounter(entry.Encounter, at).Select(Finding));
            var start = body.Finding.Id.Value[..1];
            Same(read.Where(f => f.Body.Finding.Id.Value.StartsWith(start, StringComparison.Ordinal)).Take(20).Select(Finding), views.Findings.Find(start, at).Select(Finding));
        }

        var ends = seen.Of<EntryBody.RunEnded>().ToDictionary(e => e.Body.End.Run.Position, e => e.Body.End);
        var runs = seen.Of<EntryBody.RunStarted>()
            .Select(r => $"{r.Entry.Position} {r.Entry.KnownAt:O} {r.Body.Start.UpToPosition} {Ended(ends.GetValueOrDefault(r.Entry.Position))}").ToList();
        Same(runs, views.Runs.All(at).Select(Run));
        Same(runs.TakeLast(1), Optional(views.Runs.Latest(at)).Select(Run));

        var coverages = seen.Of<EntryBody.CoverageTaken>().Select(c => c.Entry.Position).ToList();
        Assert.Equal(coverages, views.Coverages.Taken(at));
        Assert.Equal(coverages.LastOrDefault(), views.Coverages.Latest(at).Position);
        Assert.Equal(coverages.Count > 0, views.Coverages.Latest(at).Coverage is not null);

        var erasures = seen.Of<EntryBody.SubjectErased>().ToList();
        Assert.Equal(erasures.Count, views.Erasures.Count(at));
        Same(erasures.Select(e => $"{e.Entry.Position} {e.Entry.KnownAt:O} {e.Body.Erasure.Subject}"), views.Erasures.All(at).Select(Erasure));
    });

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void What_is_asked_without_a_horizon_is_what_the_entries_say(int seed)
    {
        var past = pasts.Of(seed);
        var (views, random, all) = (past.Ledger.Views, new Random(seed), new NaiveView(past.Naive, null, null));
        foreach (var (entry, body) in all.Of<EntryBody.EncounterRecorded>())
        {
            var erasure = all.Of<EntryBody.SubjectErased>().FirstOrDefault(e => e.Body.Erasure.Subject == entry.Subject).Entry?.Position;
            var latest = all.Of<EntryBody.EncounterRecorded>().Last(e => e.Body.Encounter.Id == body.Encounter.Id).Entry;
            Assert.Equal(latest.IsErased ? null : latest.Position, views.Encounters.Find(body.Encounter.Id));
            SameUnlessErased(entry.IsErased, [Encounter(entry)], () => [Encounter(views.Encounters.At(entry.Position))]);
            SameUnlessErased(entry.IsErased, [Encounter(entry)], () => views.Encounters.Many([entry.Position]).Select(Encounter));
            var subject = views.Encounters.Subject(entry.Subject);
            Assert.Equal((entry.Subject, erasure), (subject.Position, subject.ErasedPosition));
            Assert.Equal(!entry.IsErased, subject.Id == body.Encounter.Subject);
            Assert.Equal(erasure, views.Erasures.Of(entry.Subject)?.Position);
            Assert.Equal(
                all.Of<EntryBody.EncounterRecorded>().Where(e => e.Entry.IsErased && e.Body.Encounter.Subject == body.Encounter.Subject).Select(e => e.Entry.Subject).Distinct(),
                views.Erasures.KnownBy(body.Encounter.Subject.Value).Select(e => e.Erasure.Subject));
        }

        foreach (var (entry, _) in all.Of<EntryBody.ScreeningMade>())
            SameUnlessErased(entry.IsErased, [Screening(entry)], () => [Screening(views.Screenings.At(entry.Position))]);
        foreach (var (entry, body) in all.Of<EntryBody.CoverageTaken>()) Assert.True(views.Coverages.At(entry.Position).SameAs(body.Coverage));
        foreach (var (_, body) in all.Of<EntryBody.PolicyTaken>()) Assert.Equal(body.Policy, views.Policies.Find(body.Policy.Hash));
        foreach (var (entry, body) in all.Of<EntryBody.ListingEnded>()) Assert.Equal(body.Delisting, views.Listings.EndedAt(entry.Position));
        foreach (var (entry, body) in all.Of<EntryBody.ListingStated>())
        {
            Assert.Null(views.Listings.EndedAt(entry.Position));
            Assert.Equal(FactsHash.Of(body.Text), FactsHash.Of(views.Listings.Text(entry.Position)));
        }

        for (var i = 0; i < 40; i++)
        {
            var (from, to) = (random.NextInt64(past.Ledger.Head + 1), random.NextInt64(past.Ledger.Head + 1));
            foreach (var watchlist in TwoClocksPast.Watchlists)
            {
                Same(Between(past.Naive, watchlist, from, to), views.Listings.Between(watchlist, from, to).Select(c => $"{c}"));
                foreach (var id in Some(random, Listings(past, watchlist)))
                {
                    var end = past.Naive.Ends(id).LastOrDefault(e => e.Position > from && e.Position <= to);
                    Assert.Equal((end?.Body as EntryBody.ListingEnded)?.Delisting, views.Listings.Ending(id, from, to));
                }
            }

            var (described, upTo) = (past.Naive.Entries.Where(e => e.Subject == e.Position && e.Subject > 0 && !e.IsErased).Select(e => e.Position), Math.Max(from, to));
            Assert.Equal(described.Where(p => p > Math.Min(from, to) && p <= upTo), views.Encounters.Subjects(Math.Min(from, to), upTo).Select(s => s.Position));
        }
    }

    private static IEnumerable<string> Between(NaiveLedger naive, WatchlistId watchlist, long from, long to)
    {
        var (before, after) = (naive.Content(watchlist, from), naive.Content(watchlist, to));
        foreach (var key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (b, a) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (b is not null && a is not null && FactsHash.Of(Text(b)) == FactsHash.Of(Text(a))) continue;
            var factsChanged = b is null || a is null || FactsHash.Of(Text(b).Facts) != FactsHash.Of(Text(a).Facts);
            yield return $"{new StatedChange(key, b?.Position ?? 0, a?.Position ?? 0, factsChanged)}";
        }
    }

    private static string Edition((NaiveEntry Entry, Edition Edition, long? Replaced) e) => $"{e.Entry.Position} {e.Edition.Id} {e.Entry.KnownAt:O} until {e.Replaced}";

    private static string Edition(LoadedEdition e) => $"{e.Position} {e.Edition.Id} {e.LoadedAt:O} until {e.ReplacedPosition}";

    private static ListingText Text(NaiveEntry stated) => ((EntryBody.ListingStated)stated.Body).Text;

    private static string Listing(NaiveEntry stated, long? until) => $"{stated.Position} {FactsHash.Of(Text(stated).Facts)} {FactsHash.Of(Text(stated))} until {until}";

    private static string Listing(StatedListing l) => $"{l.Position} {l.FactsHash} {FactsHash.Of(l.Text)} until {l.UntilPosition}";

    private static string Encounter(NaiveEntry e) => $"{e.Position} {((EntryBody.EncounterRecorded)e.Body).Encounter.Id} {e.KnownAt:O} {e.Effective:O}";

    private static string Encounter(RecordedEncounter e) => $"{e.Position} {e.Encounter.Id} {e.RecordedAt:O} {e.At:O}";

    private static string Screening(NaiveEntry s) => $"{s.Position} {s.KnownAt:O} {((EntryBody.ScreeningMade)s.Body).Screening.Encounter} {((EntryBody.ScreeningMade)s.Body).Screening.Hits.Count}";

    private static string Screening(MadeScreening s) => $"{s.Position} {s.MadeAt:O} {s.Screening.Encounter} {s.Screening.Hits.Count}";

    private static string Alert(NaiveAlert a) => a.IsErased ? $"{a.Position} {a.Subject} erased on {a.Listing.Watchlist}" : $"{a.Position} {a.Subject} {a.Listing} {a.Id}";

    private static string Alert(RaisedAlert a) =>
        a.IsErased ? $"{a.Position} {a.SubjectPosition} erased on {a.Listing.Watchlist}" : $"{a.Position} {a.SubjectPosition} {a.Listing} {a.Alert}";

    private static string Decision(RecordedDisposition d) => $"{d.Position} {d.DecidedAt:O} {d.Disposition.Decision} {d.Disposition.Reason}";

    private static string Hit(NaiveHit h) => $"{h.Entry.Position} {h.Hit.Listing} {h.Entry.Encounter} {h.Entry.Subject} {h.Hit.SuppressedBy}";

    private static string Hit(RecordedHit h) => $"{h.Position} {h.Listing} {h.Met.EncounterPosition} {h.Met.SubjectPosition} {h.SuppressedBy}";

    private static string Finding((NaiveEntry Entry, EntryBody.FindingMade Body) f) => $"{f.Entry.Position} {f.Entry.KnownAt:O} {f.Body.Finding.Id} {f.Body.Subject}";

    private static string Finding(RecordedFinding f) => $"{f.Position} {f.FoundAt:O} {f.Finding.Id} {f.Subject}";

    private static string Gone((NaiveEntry Entry, EntryBody.FindingMade Body) f) => $"{new ErasedFindingRow(f.Entry.Position, f.Body.Finding.Run, f.Entry.Subject)}";

    private static string Gone(ErasedFindingRow f) => $"{f}";

    private static string Run(RecordedRun r) => $"{r.Id.Position} {r.StartedAt:O} {r.Start.UpToPosition} {Ended(r.End)}";

    private static string Ended(RunEnd? end) => end is null ? "-" : $"{end.Expected} {end.Evaluated} {end.Findings} {end.LostGround}";

    private static string Erasure(RecordedErasure e) => $"{e.Position} {e.ErasedAt:O} {e.Erasure.Subject}";

    private static IEnumerable<ListingId> Listings(TwoClocksPast past, WatchlistId watchlist) => past.Naive.Entries.Select(e => e.Body)
        .OfType<EntryBody.ListingStated>().Select(b => b.Text.Id).Where(id => id.Watchlist == watchlist).Distinct();

    private static IEnumerable<T> Some<T>(Random random, IEnumerable<T> all)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return shuffled.Take(Sample);
    }

    private static IEnumerable<T> Optional<T>(T? one)
        where T : class => one is null ? [] : [one];

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected, actual);

    // Where there would be something to read and its subject was erased, the answer is that it cannot be told; where there is nothing, nothing.
    private static void SameUnlessErased(bool isErased, IEnumerable<string> expected, Func<IEnumerable<string>> actual)
    {
        if (isErased && expected.Any()) Assert.Equal("not-replayable", Assert.Throws<RefusedException>(() => actual().ToList()).Refusal.Code);
        else Same(expected, actual());
    }

    private void ForEveryPair(int seed, Action<TwoClocksPast, Lookback.Store.Views, Horizon, NaiveView, Random> check)
    {
        var past = pasts.Of(seed);
        foreach (var (effective, known) in past.Pairs(seed, PairsPerSeed))
        {
            try
            {
                check(past, past.Ledger.Views, past.Ledger.HorizonAt(effective, known), past.Naive.At(effective, known), new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, effective {effective:O}, known {known:O}: {e.Message}", e);
            }
        }
    }
}
