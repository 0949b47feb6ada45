using System.Threading.Channels;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>
/// Screens a stream of rows against the editions in force and records every one. Rows are compared on all cores and appended in their
/// order, a batch at a time: what was acknowledged is durable, and the same rows again add nothing. Memory does not grow with the
/// stream.
/// </summary>
/// <param name="ledger">The ledger, opened to append.</param>
/// <param name="policy">What compares.</param>
/// <param name="ready">Listings that are ready already, used where they are those in force: a process that serves keeps them.</param>
internal sealed class ScreenEncounters(Ledger ledger, Policy policy, ReadyListings? ready = null)
{
    /// <summary>Said of a party of which not every word was read and nothing was found: that is no "no".</summary>
    public const string TooLong = "a name is longer than the 400 characters and 32 words that are read of one, and nothing was found in those";

    private const int BatchLength = 1_000;
    private const int BatchesAhead = 3;
    private readonly RedressMemory _redress = new(ledger, new PartyComparer(policy));
    private readonly string _matcher = AlertMemory.Matcher(Engine.Version, policy.Hash);

    /// <summary>Screens all rows; <paramref name="tell"/> hears each outcome once it is durable, in order.</summary>
    public ScreeningTotals Run(IEnumerable<EncounterRow> rows, Action<RowOutcome> tell, CancellationToken cancel)
    {
        var head = ledger.Head;
        var coverage = CoverageNow.At(ledger, head, policy);
        if (coverage.Editions.Count == 0)
            throw new RefusedException("no-edition", "no edition is loaded: a screening against nothing would clear everybody; import a watchlist first");
        var listings = ready?.Coverage.SameAs(coverage) == true ? ready.Index : Listings.Among(Segments(cancel), ledger, coverage, policy);
        var position = CoverageNow.Take(ledger, coverage, policy);

        var batches = Channel.CreateBounded<List<Compared>>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var comparing = Task.Run(() => CompareAll(rows, listings, batches.Writer, cancel), cancel);
        var totals = new ScreeningTotals();
        foreach (var batch in batches.Reader.ReadAllAsync(cancel).ToBlockingEnumerable(cancel))
        {
            foreach (var row in Record(batch, position))
            {
                totals.Count(row);
                tell(row);
            }
        }

        comparing.GetAwaiter().GetResult();
        return totals;
    }

    // Where the index cannot be kept the listings are made ready here; what is wrong with the store, recording says.
    private List<KeptSegment> Segments(CancellationToken cancel)
    {
        try
        {
            return KeptListings.Bring(ledger, static (_, _) => { }, cancel);
        }
        catch (Exception e) when (StoreFault.Of(e) is { IsDamage: false })
        {
            return KeptListings.Read(ledger);
        }
    }

    private static async Task CompareAll(
        IEnumerable<EncounterRow> rows, ListingIndex listings, ChannelWriter<List<Compared>> batches, CancellationToken cancel)
    {
        try
        {
            foreach (var chunk in rows.Chunk(BatchLength))
            {
                var compared = chunk.AsParallel().AsOrdered().Select(row => Compare(row, listings)).ToList();
                await batches.WriteAsync(compared, cancel);
            }

            batches.Complete();
        }
        catch (Exception e)
        {
            // Handed to the reader, which then stops after what it has appended.
            batches.Complete(e);
        }
    }

    private static Compared Compare(EncounterRow row, ListingIndex listings)
    {
        if (row.Problem is not null || row.Encounter is not { } encounter) return new Compared(row, []);
        var subject = PreparedParty.Of(encounter.Facts);
        if (!subject.HasSubstance) return new Compared(row with { Problem = "nothing in the name to screen by" }, []);
        var hits = listings.Screen(subject);
        return hits.Count == 0 && subject.IsCut ? new Compared(row with { Problem = TooLong }, []) : new Compared(row, hits);
    }

    private List<RowOutcome> Record(List<Compared> batch, long coverage)
    {
        // Looked up before the append begins: what the ledger already holds, and what people decided.
        var onRecord = ledger.Views.Encounters.Find(batch.Select(c => c.Row.Encounter?.Id).OfType<EncounterId>());
        var known = batch.ConvertAll(c => c.Row.Encounter is { } encounter ? Known(onRecord, encounter, coverage) : default);
        var today = DateOnly.FromDateTime(ledger.Now.UtcDateTime);
        var recalled = batch.ConvertAll(c => c.Row.Encounter is { } encounter ? Recall(c.Hits, encounter, today) : new Recalled([], null));
        var inBatch = new Dictionary<EncounterId, RowOutcome>();
        var outcomes = new List<RowOutcome>(batch.Count);
        using var append = ledger.BeginAppend();
        for (var i = 0; i < batch.Count; i++)
        {
            var row = batch[i].Row;
            if (row.Encounter is not { } encounter)
            {
                outcomes.Add(new RowOutcome { Line = row.Line, Reference = row.Reference, Outcome = Outcome.Unscreened, Reason = row.Problem });
                continue;
            }

            if (inBatch.TryGetValue(encounter.Id, out var twin))
            {
                outcomes.Add(twin with { Line = row.Line, AlreadyRecorded = true });
                continue;
            }

            var outcome = known[i].Screening is { } made
                ? Told(row, encounter, made) with { AlreadyRecorded = true }
                : Append(append, row, encounter, recalled[i], coverage, known[i].OnRecord);
            inBatch.Add(encounter.Id, outcome);
            outcomes.Add(outcome);
        }

        append.Commit();
        return outcomes;
    }

    private RowOutcome Append(Append append, EncounterRow row, Encounter encounter, Recalled recalled, long coverage, bool onRecord)
    {
        var hits = recalled.Hits;
        var screening = new Screening
        {
            Encounter = encounter.Id,
            Coverage = coverage,
            Outcome = row.Problem is not null ? Outcome.Unscreened : hits.Any(h => h.SuppressedBy is null) ? Outcome.Hit : Outcome.NoHit,
            Reason = row.Problem ?? Joined(row.Note, recalled.Note),
            Hits = hits,
        };
        if (!onRecord) append.Add(new EntryBody.EncounterRecorded(encounter));
        append.Add(new EntryBody.ScreeningMade(screening, encounter.Subject));
        return Told(row, encounter, screening);
    }

    private RowOutcome Told(EncounterRow row, Encounter encounter, Screening screening)
    {
        // What a redress number spared is said on record.
        var suppressed = screening.Hits.Count(h =>
            h.SuppressedBy is { } by && (encounter.RedressNumber is null || ledger.Entries.At(by).Body is EntryBody.AlertDecided));
        var memory = suppressed == 0 ? null : FormattableString.Invariant($"{suppressed} decided before as another party");
        return new RowOutcome
        {
            Line = row.Line,
            Reference = encounter.Reference,
            Encounter = encounter,
            Outcome = screening.Outcome,
            Reason = Joined(screening.Reason, memory),
            Hits = screening.Hits,
        };
    }

    private (bool OnRecord, Screening? Screening) Known(IReadOnlyDictionary<EncounterId, long> onRecord, Encounter encounter, long coverage)
    {
        if (!onRecord.TryGetValue(encounter.Id, out var position)) return default;
        var last = ledger.Views.Screenings.Latest(position, long.MaxValue)?.Screening;
        return (true, last?.Coverage == coverage ? last : null);
    }

    private static string? Joined(params string?[] notes) => string.Join("; ", notes.Where(n => n is not null)) is { Length: > 0 } text ? text : null;

    /// <summary>The hits as they go on record, and what is to be said of the redress number that was shown.</summary>
    private Recalled Recall(IReadOnlyList<Hit> hits, Encounter encounter, DateOnly today)
    {
        var (recalled, whyNot, spared) = (new List<Hit>(hits.Count), new SortedSet<string>(StringComparer.Ordinal), 0);
        foreach (var found in hits)
        {
            var hit = found;
            var decided = ledger.Views.Alerts.DispositionOf(AlertId.Of(encounter.Subject, hit.Listing), long.MaxValue);
            if (decided is not null || encounter.RedressNumber is not null)
            {
                var facts = ledger.Views.Listings.At(hit.Listing, ledger.Head)!.FactsHash;
                hit = AlertMemory.Recall(hit, new DecisionGround(facts, _matcher, today), decided?.Disposition, decided?.Position ?? 0);
                if (hit.SuppressedBy is null && encounter.RedressNumber is not null)
                {
                    var redressed = _redress.On(encounter, hit.Listing, facts, today);
                    hit = hit with { SuppressedBy = redressed.Grant };
                    if (redressed.Grant is null) whyNot.Add($"the redress number {redressed.WhyNot}");
                    else spared++;
                }
            }

            recalled.Add(hit);
        }

        return new Recalled(recalled, Joined([spared == 0 ? null : FormattableString.Invariant($"{spared} spared by the redress number"), .. whyNot]));
    }

    private readonly record struct Recalled(IReadOnlyList<Hit> Hits, string? Note);

    private readonly record struct Compared(EncounterRow Row, IReadOnlyList<Hit> Hits);
}
