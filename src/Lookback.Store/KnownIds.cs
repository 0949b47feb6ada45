using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store;

/// <summary>
/// Where everything that a batch of entries speaks of stands already: looked up once for the whole batch, and brought forward as its
/// entries are worked through, so that no entry costs a question of its own.
/// </summary>
internal sealed class KnownIds
{
    private readonly Dictionary<string, long> _subjects = [];
    private readonly Dictionary<string, Met> _encounters = [];
    private readonly HashSet<long> _screened = [];
    private readonly HashSet<string> _alerts = [];
    private readonly Dictionary<ListingId, long> _listings = [];
    private readonly Dictionary<string, (long Position, string Workflow)> _cases = [];

    /// <summary>Looks up what a batch speaks of.</summary>
    public static KnownIds Of(Database database, IReadOnlyCollection<EntryBody> batch)
    {
        var known = new KnownIds();
        known.Subjects(database, batch.Select(SubjectOf).OfType<SubjectId>().Select(s => s.Value).ToHashSet());
        // An encounter is recorded once: one that the batch itself records was not on record before.
        var spokenOf = batch.SelectMany(EncountersOf).Select(e => e.Value).ToHashSet();
        spokenOf.ExceptWith(batch.OfType<EntryBody.EncounterRecorded>().Select(b => b.Encounter.Id.Value));
        known.Encounters(database, spokenOf);
        known.Listings(database, batch.Select(ListingOf).OfType<ListingId>());
        known.Cases(database, batch.Select(CaseViews.CaseOf).OfType<CaseId>().Select(c => c.Value).ToHashSet());
        known.Alerts(database, batch.SelectMany(AlertsOf).Select(a => a.Value).ToHashSet());
        return known;
    }

    /// <summary>Whose entry it is: under whose key it is sealed; <see langword="null"/> where it is nobody's.</summary>
    public static SubjectId? SubjectOf(EntryBody body) => body switch
    {
        EntryBody.EncounterRecorded b => b.Encounter.Subject,
        EntryBody.ScreeningMade b => b.Subject,
        EntryBody.FindingMade b => b.Subject,
        EntryBody.GroundLost b => b.Subject,
        EntryBody.AlertDecided b => b.Subject,
        EntryBody.ExposureFound b => b.Subject,
        EntryBody.ExposureLost b => b.Subject,
        // Of a case about nobody who was met: the case itself.
        EntryBody.CaseOpened b => b.Subject,
        EntryBody.StepProposed b => b.Subject,
        EntryBody.StepTaken b => b.Subject,
        EntryBody.ProposalEnded b => b.Subject,
        EntryBody.CaseMigrated b => b.Subject,
        EntryBody.StatementMade b => b.Subject,
        EntryBody.TaskOpened b => b.Subject,
        EntryBody.TaskMoved b => b.Subject,
        EntryBody.ClockBreached b => b.Subject,
        EntryBody.DisclosureMade b => b.Subject,
        EntryBody.DisclosureAnswered b => b.Subject,
        EntryBody.RedressGranted b => b.Subject,
        // Under a key of their own each, destroyed with that of anybody they are about.
        EntryBody.LinkStated b => new SubjectId(b.Link.Id.Value),
        EntryBody.LinkWithdrawn b => new SubjectId($"{b.Withdrawal.Link}-withdrawn"),
        EntryBody.DesignationMade b => new SubjectId(b.Designation.Id.Value),
        EntryBody.DesignationEnded b => new SubjectId($"{b.End.Designation}-ended"),
        EntryBody.IdentityDecided b => new SubjectId(Deciding(b.Decision)),
        EntryBody.NodeOpened b => new SubjectId(new ContentHash().Add("opening").Add(b.Opening.Node.ToString()).ToId()),
        _ => null,
    };

    // Two decisions given one reason are two, and go with whoever each is about.
    private static string Deciding(IdentityDecision decision) => new ContentHash()
        .Add("identity")
        .Add(decision.Kind.ToString())
        .AddAll([.. decision.Encounters.Select(e => e.ToString(CultureInfo.InvariantCulture))])
        .Add(decision.Reason)
        .ToId();

    /// <summary>The subject's position: of the first entry about it, which is <paramref name="next"/> where it is new.</summary>
    public long Subject(SubjectId id, long next) => _subjects.TryAdd(id.Value, next) ? next : _subjects[id.Value];

    /// <summary>Whether the subject is on record.</summary>
    public bool Knows(SubjectId id) => _subjects.ContainsKey(id.Value);

    /// <summary>Takes note of an encounter recorded.</summary>
    public void Record(EncounterId id, Met met) => _encounters[id.Value] = met;

    /// <summary>Where an encounter stands.</summary>
    public Met Encounter(EncounterId id, long position) => _encounters.TryGetValue(id.Value, out var met)
        ? met
        : throw new CorruptLedgerException(position, "an entry about an encounter on record", $"one about {id}");

    /// <summary>Takes note of a case opened.</summary>
    public void Record(CaseId id, long position, string workflow) => _cases[id.Value] = (position, workflow);

    /// <summary>Where a case stands, and its workflow.</summary>
    public (long Position, string Workflow) Case(CaseId id, long position) => _cases.TryGetValue(id.Value, out var found)
        ? found
        : throw new CorruptLedgerException(position, "an entry of a case on record", $"one of {id}");

    /// <summary>Takes note of a screening; true where it is its encounter's first.</summary>
    public bool IsFirstScreening(long encounterPosition) => _screened.Add(encounterPosition);

    /// <summary>Takes note of an alert; true where it is raised for the first time.</summary>
    public bool IsNew(AlertId alert) => _alerts.Add(alert.Value);

    /// <summary>Takes note of a listing's new text; where its text that held until now was stated, if one did.</summary>
    public long? State(ListingId listing, long position)
    {
        var before = EndListing(listing);
        _listings[listing] = position;
        return before;
    }

    /// <summary>Takes note of a listing's end; where its text that held until now was stated, if one did.</summary>
    public long? EndListing(ListingId listing) => _listings.Remove(listing, out var stated) ? stated : null;

    private static ListingId? ListingOf(EntryBody body) => body switch
    {
        EntryBody.ListingStated b => b.Text.Id,
        EntryBody.ListingEnded b => b.Delisting.Listing,
        _ => null,
    };

    private static IEnumerable<EncounterId> EncountersOf(EntryBody body) => body switch
    {
        EntryBody.ScreeningMade b => [b.Screening.Encounter],
        EntryBody.FindingMade b => [b.Finding.Encounter],
        EntryBody.ExposureFound b => [b.Finding.Encounter],
        EntryBody.LinkStated b => Met(b.Link.From, b.Link.To),
        EntryBody.DesignationMade b => Met(b.Designation.Node),
        EntryBody.CaseOpened { File.Encounter: { } met } => [met],
        EntryBody.StepTaken b when b.Step.Fields.TryGetValue(CaseViews.EncounterField, out var met) => [new EncounterId(met)],
        _ => [],
    };

    private static IEnumerable<EncounterId> Met(params NodeRef[] nodes) =>
        nodes.Where(n => n.Kind == NodeKind.Encounter).Select(n => new EncounterId(n.Key));

    private static IEnumerable<AlertId> AlertsOf(EntryBody body) => body switch
    {
        EntryBody.ScreeningMade b => b.Screening.Hits.Select(h => AlertId.Of(b.Subject, h.Listing)),
        EntryBody.FindingMade b => [AlertId.Of(b.Subject, b.Finding.Hit.Listing)],
        _ => [],
    };

    private void Subjects(Database database, HashSet<string> ids)
    {
        if (ids.Count == 0) return;
        var rows = database.Query<(string Id, long Position)>(
            $"SELECT subject, position FROM subject WHERE {database.Among("subject")}", new { set = database.Set(ids) });
        foreach (var (id, position) in rows) _subjects[id] = position;
        // A case about nobody who was met stands under its own opening.
        var cases = ids.Select(CaseId.OwnedBy).OfType<CaseId>().Select(c => c.Value).ToList();
        if (cases.Count == 0) return;
        var opened = database.Query<(string Id, long Position)>(
            $"SELECT case_id, position FROM case_file WHERE {database.Among("case_id")}", new { set = database.Set(cases) });
        foreach (var (id, position) in opened) _subjects[new CaseId(id).OwnSubject.Value] = position;
    }

    private void Encounters(Database database, HashSet<string> ids)
    {
        if (ids.Count == 0) return;
        var rows = database.Query<(string Id, long Position, long Subject, long? Screening)>(
            $"""
            SELECT encounter, position, subject_position,
             (SELECT MIN(s.position) FROM screening s WHERE s.encounter_position = encounter.position)
            FROM encounter WHERE {database.Among("encounter")}
            """,
            new { set = database.Set(ids) });
        foreach (var (id, position, subject, screening) in rows)
        {
            _encounters[id] = new Met(position, subject);
            if (screening is not null) _screened.Add(position);
        }
    }

    private void Listings(Database database, IEnumerable<ListingId> ids)
    {
        foreach (var list in ids.Distinct().GroupBy(id => id.Watchlist))
        {
            var rows = database.Query<(string Key, long Position)>(
                $"SELECT key, position FROM listing WHERE watchlist = @watchlist AND until_position = @open AND {database.Among("key")}",
                new { watchlist = list.Key.Value, open = Positions.Open, set = database.Set(list.Select(id => id.Key)) });
            foreach (var (key, position) in rows) _listings[new ListingId(list.Key, key)] = position;
        }
    }

    private void Cases(Database database, HashSet<string> ids)
    {
        if (ids.Count == 0) return;
        var rows = database.Query<(string Id, long Position, string Workflow)>(
            $"SELECT case_id, position, workflow FROM case_file WHERE {database.Among("case_id")}", new { set = database.Set(ids) });
        foreach (var (id, position, workflow) in rows) _cases[id] = (position, workflow);
    }

    private void Alerts(Database database, HashSet<string> ids)
    {
        if (ids.Count == 0) return;
        _alerts.UnionWith(database.Query<string>($"SELECT alert FROM alert WHERE {database.Among("alert")}", new { set = database.Set(ids) }));
    }
}
