using Lookback.Core.Records;
using Lookback.Store.Access;
using Lookback.Store.Arrivals;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Networks;
using Lookback.Store.Tables;

namespace Lookback.Store;

/// <summary>
/// What the entries say, in tables that can be asked as of any horizon. Derived and disposable: replaying the entries gives the
/// same rows.
/// </summary>
public sealed class Views
{
    /// <summary>Every table that is derived.</summary>
    internal static readonly string[] Tables =
    [
        "edition", "edition_refused", "listing", "policy", "coverage", "subject", "encounter", "screening", "hit", "alert", "disposition", "run", "finding",
        "lost_ground", "erasure", "erased_mark", "arrival", "publication_plan", "count_release",
        .. NetworkViews.Tables, .. CaseViews.Tables, .. AccessViews.Tables,
    ];

    private readonly Database _database;

    internal Views(Database database, EntryTable entries, SegmentTable segments, KeyRing? ring)
    {
        _database = database;
        Editions = new EditionTable(database, entries);
        Refused = new RefusedTable(database, entries);
        Listings = new ListingTable(database, entries, Editions);
        Policies = new PolicyTable(database, entries);
        Coverages = new CoverageTable(database, entries);
        Encounters = new EncounterTable(database, entries, ring);
        Screenings = new ScreeningTable(database, entries);
        Hits = new HitTable(database);
        Alerts = new AlertTable(database, entries);
        Runs = new RunTable(database, entries);
        Findings = new FindingTable(database, entries);
        Held = new HeldTable(database);
        Networks = new NetworkViews(database, entries, ring);
        Cases = new CaseViews(database, entries, ring);
        Arrivals = new ArrivalTable(database, ring?.Counting);
        Publications = new PublicationTable(database, entries);
        Access = new AccessViews(database, entries);
        Erasures = new ErasureTable(database, entries, segments, ring);
    }

    /// <summary>Editions and when each was in force.</summary>
    public EditionTable Editions { get; }

    /// <summary>Editions that were held back.</summary>
    public RefusedTable Refused { get; }

    /// <summary>What each listing said, and when.</summary>
    public ListingTable Listings { get; }

    /// <summary>Policies used.</summary>
    public PolicyTable Policies { get; }

    /// <summary>Coverages used.</summary>
    public CoverageTable Coverages { get; }

    /// <summary>Encounters and the subjects met.</summary>
    public EncounterTable Encounters { get; }

    /// <summary>Screenings.</summary>
    public ScreeningTable Screenings { get; }

    /// <summary>Hits of screenings and findings.</summary>
    public HitTable Hits { get; }

    /// <summary>Alerts and what was decided on them.</summary>
    public AlertTable Alerts { get; }

    /// <summary>Lookback runs.</summary>
    public RunTable Runs { get; }

    /// <summary>Findings, and the ground that alerts lost.</summary>
    public FindingTable Findings { get; }

    /// <summary>Links, designations, who was one person, and what lookbacks by network found.</summary>
    public NetworkViews Networks { get; }

    /// <summary>Cases, tasks, staff, cohorts and briefings.</summary>
    public CaseViews Cases { get; }

    /// <summary>What is counted of encounters, whoever was met.</summary>
    public ArrivalTable Arrivals { get; }

    /// <summary>What is published of arrivals, and what went out.</summary>
    public PublicationTable Publications { get; }

    /// <summary>Who was shown whom, under which key, and what else is recorded of access.</summary>
    public AccessViews Access { get; }

    /// <summary>What is held of each subject, as retention rules look at it.</summary>
    public HeldTable Held { get; }

    /// <summary>Subjects that were erased.</summary>
    public ErasureTable Erasures { get; }

    internal void Apply(Writes writes, KnownIds known, Entry entry, long subject)
    {
        switch (entry.Body)
        {
            case EntryBody.ListingStated b:
                ListingTable.State(writes, known, entry.Position, b.Text);
                break;
            case EntryBody.ListingEnded b:
                ListingTable.End(writes, known, entry.Position, b.Delisting.Listing);
                break;
            case EntryBody.EditionLoaded b:
                EditionTable.Load(writes, entry, b.Edition);
                break;
            case EntryBody.EditionRefused b:
                RefusedTable.Refuse(writes, entry.Position, b.Refused.Edition);
                break;
            case EntryBody.PolicyTaken b:
                PolicyTable.Take(writes, entry.Position, b.Policy);
                break;
            case EntryBody.CoverageTaken:
                CoverageTable.Take(writes, entry.Position);
                break;
            case EntryBody.EncounterRecorded b:
                Encounters.Record(writes, entry, b.Encounter, subject);
                Arrivals.Record(writes, entry, b.Encounter);
                known.Record(b.Encounter.Id, new Met(entry.Position, subject));
                break;
            case EntryBody.ScreeningMade b:
                ApplyScreening(writes, known, entry.Position, b);
                break;
            case EntryBody.RunStarted:
                RunTable.Start(writes, entry.Position);
                break;
            case EntryBody.FindingMade b:
                ApplyFinding(writes, known, entry.Position, b);
                break;
            case EntryBody.GroundLost b:
                FindingTable.Lose(writes, entry.Position, b.Loss);
                break;
            case EntryBody.RunAdvanced:
                break; // Read from the entry itself when a cut run is resumed.
            case EntryBody.RunEnded b:
                RunTable.End(writes, entry.Position, b.End);
                break;
            case EntryBody.AlertDecided b:
                AlertTable.Decide(writes, entry.Position, b.Disposition);
                break;
            case EntryBody.SubjectErased b:
                Erasures.Erase(writes, entry.Position, b.Erasure);
                break;
            case EntryBody.PublicationPlanned b:
                PublicationTable.Plan(writes, entry.Position, b.Plan);
                break;
            case EntryBody.CountsReleased b:
                PublicationTable.Release(writes, entry.Position, b.Release);
                break;
            case EntryBody.NotReplayable:
                break; // Its erasure, further on, says what remains.
            case var _ when Networks.Apply(writes, known, entry):
                break;
            case var _ when Cases.Apply(writes, known, entry, subject):
                break;
            case var _ when AccessViews.Apply(writes, entry):
                break;
            default:
                throw new InvalidOperationException($"no view knows entries of kind {entry.Body.GetType().Name}");
        }
    }

    internal void Clear()
    {
        foreach (var table in Tables) _database.Execute($"DELETE FROM {table}");
    }

    private static void ApplyScreening(Writes writes, KnownIds known, long position, EntryBody.ScreeningMade made)
    {
        var met = known.Encounter(made.Screening.Encounter, position);
        var isFirst = known.IsFirstScreening(met.EncounterPosition);
        ScreeningTable.Make(writes, position, made.Screening, met, isFirst);
        var source = isFirst ? HitSource.Judged : HitSource.ScreenedAgain;
        foreach (var hit in made.Screening.Hits) ApplyHit(writes, known, position, hit, made.Subject, met, source);
    }

    private static void ApplyFinding(Writes writes, KnownIds known, long position, EntryBody.FindingMade made)
    {
        var met = known.Encounter(made.Finding.Encounter, position);
        FindingTable.Find(writes, position, made.Finding, met);
        ApplyHit(writes, known, position, made.Finding.Hit, made.Subject, met, HitSource.Judged);
    }

    private static void ApplyHit(Writes writes, KnownIds known, long position, Hit hit, SubjectId subject, Met met, HitSource source)
    {
        HitTable.Add(writes, position, hit, met, source);
        if (hit.SuppressedBy is not null) return;
        var alert = AlertId.Of(subject, hit.Listing);
        if (known.IsNew(alert)) AlertTable.Raise(writes, position, alert, hit.Listing, met);
    }
}
