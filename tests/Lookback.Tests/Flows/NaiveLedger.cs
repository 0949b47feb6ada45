using Lookback.Core.Records;

namespace Lookback.Tests.Flows;

/// <summary>An entry of the plain list: when it was known, when it came true, and whom it is about.</summary>
/// <param name="Position">Its position.</param>
/// <param name="KnownAt">When it was recorded.</param>
/// <param name="Effective">When it came true.</param>
/// <param name="Body">What it says, though it may have been erased since.</param>
/// <param name="Subject">Where its subject was first described; 0 where it is about nobody.</param>
/// <param name="Encounter">Where its encounter was recorded; 0 where it is about none.</param>
/// <param name="IsErased">Whether the ledger has forgotten it.</param>
internal sealed record NaiveEntry(
    long Position, DateTimeOffset KnownAt, DateTimeOffset Effective, EntryBody Body, long Subject, long Encounter, bool IsErased);

/// <summary>
/// The ledger as a list, and nothing else: what a reader sees at (effective, known) is what is left of the list, and every answer is a
/// fold over that. Slow, short, and of no code that the store has.
/// </summary>
internal sealed class NaiveLedger
{
    public NaiveLedger(IEnumerable<Entry> entries)
    {
        var all = entries.ToList();
        var subjects = new Dictionary<string, long>();
        var encounters = new Dictionary<string, (long Position, DateTimeOffset Effective)>();
        var erased = all.Select(e => e.Body).OfType<EntryBody.SubjectErased>().Select(b => b.Erasure.Subject).ToHashSet();
        foreach (var (entry, i) in all.Select((e, i) => (e, i)))
        {
            var (known, effective, encounter) = (entry.KnownAt, entry.KnownAt, 0L);
            SubjectId? whose = null;
            switch (entry.Body)
            {
                case EntryBody.ListingStated or EntryBody.ListingEnded:
                    effective = EffectiveAt(all.Skip(i).Select(e => e.Body).OfType<EntryBody.EditionLoaded>().First()) ?? known;
                    break;
                case EntryBody.EditionLoaded b:
                    effective = EffectiveAt(b) ?? known;
                    break;
                case EntryBody.EncounterRecorded b:
                    (whose, effective, encounter) = (b.Encounter.Subject, b.Encounter.MetAt ?? known, entry.Position);
                    encounters[b.Encounter.Id.Value] = (entry.Position, effective);
                    subjects.TryAdd(whose.Value.Value, entry.Position);
                    break;
                case EntryBody.ScreeningMade b:
                    (whose, (encounter, effective)) = (b.Subject, encounters[b.Screening.Encounter.Value]);
                    break;
                case EntryBody.FindingMade b:
                    (whose, (encounter, effective)) = (b.Subject, encounters[b.Finding.Encounter.Value]);
                    break;
                case EntryBody.GroundLost b: whose = b.Subject; break;
                case EntryBody.AlertDecided b: whose = b.Subject; break;
                case EntryBody.SubjectErased b:
                    // Described again, it is another subject.
                    foreach (var id in subjects.Where(s => s.Value == b.Erasure.Subject).Select(s => s.Key).ToList()) subjects.Remove(id);
                    break;
            }

            if (entry.Body is EntryBody.ScreeningMade or EntryBody.FindingMade && known > effective) effective = known;
            var subject = whose is { } named ? subjects[named.Value] : 0;
            Entries.Add(new NaiveEntry(entry.Position, known, effective, entry.Body, subject, encounter, erased.Contains(subject)));
        }

        FirstScreenings = Entries.Where(e => e.Body is EntryBody.ScreeningMade).GroupBy(e => e.Encounter).Select(g => g.First().Position).ToHashSet();
    }

    public List<NaiveEntry> Entries { get; } = [];

    /// <summary>The screenings that were their encounter's first.</summary>
    public HashSet<long> FirstScreenings { get; }

    public NaiveView At(DateTimeOffset? effective, DateTimeOffset? known) => new(this, effective, known);

    /// <summary>What a watchlist held right after a position: key, and where its text was stated.</summary>
    public SortedDictionary<string, NaiveEntry> Content(WatchlistId watchlist, long position)
    {
        var content = new SortedDictionary<string, NaiveEntry>(StringComparer.Ordinal);
        foreach (var entry in Entries.TakeWhile(e => e.Position <= position))
        {
            if (entry.Body is EntryBody.ListingStated stated && stated.Text.Id.Watchlist == watchlist) content[stated.Text.Id.Key] = entry;
            if (entry.Body is EntryBody.ListingEnded ended && ended.Delisting.Listing.Watchlist == watchlist) content.Remove(ended.Delisting.Listing.Key);
        }

        return content;
    }

    /// <summary>Where what a listing said came to an end: said otherwise or ended, oldest first.</summary>
    public List<NaiveEntry> Ends(ListingId listing)
    {
        var (ends, isStated) = (new List<NaiveEntry>(), false);
        foreach (var entry in Entries)
        {
            var states = entry.Body is EntryBody.ListingStated s && s.Text.Id == listing;
            if (!states && !(entry.Body is EntryBody.ListingEnded e && e.Delisting.Listing == listing)) continue;
            if (isStated) ends.Add(entry);
            isStated = states;
        }

        return ends;
    }

    private static DateTimeOffset? EffectiveAt(EntryBody.EditionLoaded loaded) => loaded.Edition.EffectiveAt ?? loaded.Edition.PublishedAt;
}

/// <summary>A hit on the plain list.</summary>
internal sealed record NaiveHit(NaiveEntry Entry, Hit Hit, bool IsAgain);

/// <summary>An alert on the plain list. Of an erased one only where it was raised is left.</summary>
internal sealed record NaiveAlert(long Position, long Subject, ListingId Listing, AlertId Id, bool IsErased);

/// <summary>What is left of the list at (effective, known), folded.</summary>
internal sealed class NaiveView
{
    private readonly NaiveLedger _ledger;
    private readonly bool _byWorld;

    public NaiveView(NaiveLedger ledger, DateTimeOffset? effective, DateTimeOffset? known)
    {
        _ledger = ledger;
        _byWorld = effective is not null;
        Known = ledger.Entries.LastOrDefault(e => known is null || e.KnownAt <= known)?.Position ?? 0;
        Seen = ledger.Entries.Where(e => e.Position <= Known && (effective is null || e.Effective <= effective)).ToList();
        Hits = HitsOf(Seen).Where(h => !h.Entry.IsErased).ToList();
        Alerts = AlertsSeen();
    }

    public long Known { get; }

    public List<NaiveEntry> Seen { get; }

    public List<NaiveHit> Hits { get; }

    public List<NaiveAlert> Alerts { get; }

    public IEnumerable<(NaiveEntry Entry, T Body)> Of<T>()
        where T : EntryBody => Seen.Where(e => e.Body is T).Select(e => (e, (T)e.Body));

    /// <summary>Editions in the order in which they came into force, each with where the next one was loaded.</summary>
    public List<(NaiveEntry Entry, Edition Edition, long? Replaced)> Editions()
    {
        var editions = Of<EntryBody.EditionLoaded>().OrderBy(e => _byWorld ? e.Entry.Effective : default).ThenBy(e => e.Entry.Position).ToList();
        return editions.Select((e, i) => (
            e.Entry, e.Body.Edition, editions.Skip(i + 1).FirstOrDefault(l => l.Body.Edition.Watchlist == e.Body.Edition.Watchlist).Entry?.Position)).ToList();
    }

    public IEnumerable<(NaiveEntry Entry, Edition Edition, long? Replaced)> EditionsInForce() =>
        Editions().Where(e => e.Replaced is null).OrderBy(e => e.Edition.Watchlist.Value, StringComparer.Ordinal);

    public SortedDictionary<string, NaiveEntry> InForce(WatchlistId watchlist) =>
        _ledger.Content(watchlist, Editions().LastOrDefault(e => e.Edition.Watchlist == watchlist).Entry?.Position ?? 0);

    /// <summary>What a listing said in one edition seen after another: where each text was stated, and where it ended.</summary>
    public List<(long Position, long? Until)> History(ListingId listing)
    {
        var history = new List<(long Position, long? Until)>();
        foreach (var edition in Editions().Where(e => e.Edition.Watchlist == listing.Watchlist).Select(e => e.Entry.Position))
        {
            long? said = _ledger.Content(listing.Watchlist, edition).GetValueOrDefault(listing.Key)?.Position;
            if (history is [.., { Until: null } last])
            {
                if (last.Position == said) continue;
                // As it was recorded, an id that went over to another party ended before it was stated again.
                history[^1] = last with
                {
                    Until = _byWorld
                        ? said ?? _ledger.Ends(listing).LastOrDefault(e => e.Position <= edition)?.Position ?? edition
                        : _ledger.Ends(listing).First(e => e.Position > last.Position).Position,
                };
            }

            if (said is { } position) history.Add((position, null));
        }

        return history;
    }

    /// <summary>The screenings of an encounter that are seen, oldest first.</summary>
    public List<NaiveEntry> Screenings(long encounter) =>
        Of<EntryBody.ScreeningMade>().Select(s => s.Entry).Where(s => s.Encounter == encounter).ToList();

    public bool IsFirst(NaiveEntry screening) => _ledger.FirstScreenings.Contains(screening.Position);

    public List<(NaiveEntry Entry, Disposition Disposition)> Dispositions(NaiveAlert alert) => Of<EntryBody.AlertDecided>()
        .Where(d => d.Entry.Subject == alert.Subject && d.Body.Disposition.Alert == alert.Id && !d.Entry.IsErased)
        .Select(d => (d.Entry, d.Body.Disposition))
        .ToList();

    public long LastLoss(NaiveAlert alert) => Of<EntryBody.GroundLost>()
        .Where(l => l.Entry.Subject == alert.Subject && l.Body.Loss.Alert == alert.Id && !l.Entry.IsErased)
        .Select(l => l.Entry.Position)
        .LastOrDefault();

    public bool IsOpen(NaiveAlert alert)
    {
        if (alert.IsErased) return false;
        var last = Hits.Last(h => h.Entry.Subject == alert.Subject && h.Hit.Listing == alert.Listing && h.Hit.SuppressedBy is null).Entry.Position;
        var (decidedAt, decided) = Dispositions(alert).LastOrDefault();
        if (decidedAt?.Position > last || LastLoss(alert) > last) return false;
        if (decided is null or { Decision: Decision.Inconclusive }) return true;
        return InForce(alert.Listing.Watchlist).GetValueOrDefault(alert.Listing.Key)?.Body is not EntryBody.ListingStated now
            || FactsHash.Of(now.Text.Facts) != decided.ListingFacts
            || (decided.Decision == Decision.FalsePositive && HasLapsed(alert, decidedAt!.Position, decided));
    }

    /// <summary>A hit that was not kept silent, though the list said what it said when the pair was cleared.</summary>
    private bool HasLapsed(NaiveAlert alert, long decidedAt, Disposition decided) => Hits.Any(h =>
        h.Entry.Position > decidedAt && h.Entry.Subject == alert.Subject && h.Hit.Listing == alert.Listing && h.Hit.SuppressedBy is null
        && _ledger.Entries.LastOrDefault(e => e.Position <= h.Entry.Position
            && ((e.Body is EntryBody.ListingStated s && s.Text.Id == alert.Listing) || (e.Body is EntryBody.ListingEnded d && d.Delisting.Listing == alert.Listing)))
            ?.Body is EntryBody.ListingStated said
        && FactsHash.Of(said.Text.Facts) == decided.ListingFacts);

    private List<NaiveAlert> AlertsSeen()
    {
        var standing = Hits.Where(h => h.Hit.SuppressedBy is null).GroupBy(h => (h.Entry.Subject, h.Hit.Listing))
            .Select(g => Alert(g.First(), isErased: false));
        // What remains of an erased alert is the hit that raised it first; whether a later one was on the same listing is forgotten.
        var erased = HitsOf(_ledger.Entries).Where(h => h.Entry.IsErased && h.Hit.SuppressedBy is null).GroupBy(h => (h.Entry.Subject, h.Hit.Listing))
            .Select(g => g.First())
            .Where(h => Seen.Contains(h.Entry))
            .Select(h => Alert(h, isErased: true));
        return standing.Concat(erased).OrderBy(a => a.Position).ToList();
    }

    private NaiveAlert Alert(NaiveHit hit, bool isErased) =>
        new(hit.Entry.Position, hit.Entry.Subject, hit.Hit.Listing, AlertId.Of(SubjectOf(hit.Entry), hit.Hit.Listing), isErased);

    private IEnumerable<NaiveHit> HitsOf(IEnumerable<NaiveEntry> entries) => entries.SelectMany(e => e.Body switch
    {
        EntryBody.ScreeningMade s => s.Screening.Hits.Select(h => new NaiveHit(e, h, !IsFirst(e))),
        EntryBody.FindingMade f => [new NaiveHit(e, f.Finding.Hit, false)],
        _ => [],
    });

    private static SubjectId SubjectOf(NaiveEntry entry) => entry.Body switch
    {
        EntryBody.ScreeningMade s => s.Subject,
        EntryBody.FindingMade f => f.Subject,
        _ => throw new ArgumentException($"no hit at {entry.Position}"),
    };
}
