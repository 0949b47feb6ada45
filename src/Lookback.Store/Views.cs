using Dapper;
using Lookback.Core.Records;
using Lookback.Store.Tables;
using Microsoft.Data.Sqlite;

namespace Lookback.Store;

/// <summary>
/// What the entries say, in tables that can be asked as of any position. Derived and disposable: replaying the entries gives the
/// same rows.
/// </summary>
public sealed class Views : IDisposable
{
    private static readonly string[] Tables =
    [
        "edition", "listing", "coverage", "subject", "encounter", "screening", "hit", "alert", "disposition", "run", "finding", "lost_ground",
    ];

    private readonly SqliteConnection _connection;

    internal Views(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        Editions = new EditionTable(connection, entries);
        Listings = new ListingTable(connection, entries);
        Coverages = new CoverageTable(connection, entries);
        Encounters = new EncounterTable(connection, entries);
        Screenings = new ScreeningTable(connection, entries);
        Hits = new HitTable(connection);
        Alerts = new AlertTable(connection, entries);
        Runs = new RunTable(connection, entries);
        Findings = new FindingTable(connection, entries);
    }

    /// <summary>Editions and when each was in force.</summary>
    public EditionTable Editions { get; }

    /// <summary>What each listing said, and when.</summary>
    public ListingTable Listings { get; }

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

    /// <inheritdoc/>
    public void Dispose()
    {
        Listings.Dispose();
        Encounters.Dispose();
        Screenings.Dispose();
        Hits.Dispose();
        Alerts.Dispose();
    }

    internal void Apply(SqliteTransaction transaction, Entry entry)
    {
        switch (entry.Body)
        {
            case EntryBody.ListingStated b:
                Listings.State(transaction, entry.Position, b.Text);
                break;
            case EntryBody.ListingEnded b:
                Listings.End(transaction, entry.Position, b.Delisting.Listing);
                break;
            case EntryBody.EditionLoaded b:
                Editions.Load(transaction, entry.Position, b.Edition);
                break;
            case EntryBody.CoverageTaken:
                Coverages.Take(transaction, entry.Position);
                break;
            case EntryBody.EncounterRecorded b:
                Encounters.Record(transaction, entry.Position, b.Encounter);
                break;
            case EntryBody.ScreeningMade b:
                ApplyScreening(transaction, entry.Position, b);
                break;
            case EntryBody.RunStarted:
                Runs.Start(transaction, entry.Position);
                break;
            case EntryBody.FindingMade b:
                ApplyFinding(transaction, entry.Position, b);
                break;
            case EntryBody.GroundLost b:
                Findings.Lose(transaction, entry.Position, b.Loss);
                break;
            case EntryBody.RunAdvanced:
                break; // Read from the entry itself when a cut run is resumed.
            case EntryBody.RunEnded b:
                Runs.End(transaction, entry.Position, b.End);
                break;
            case EntryBody.AlertDecided b:
                Alerts.Decide(transaction, entry.Position, b.Disposition);
                break;
            default:
                throw new InvalidOperationException($"no view knows entries of kind {entry.Body.GetType().Name}");
        }
    }

    internal void Clear(SqliteTransaction transaction)
    {
        foreach (var table in Tables) _connection.Execute($"DELETE FROM {table}", transaction: transaction);
    }

    private void ApplyScreening(SqliteTransaction transaction, long position, EntryBody.ScreeningMade made)
    {
        var met = Encounters.Locate(transaction, made.Screening.Encounter);
        var source = Screenings.Make(transaction, position, made.Screening, met) ? HitSource.ScreenedAgain : HitSource.Judged;
        foreach (var hit in made.Screening.Hits) ApplyHit(transaction, position, hit, made.Subject, met, source);
    }

    private void ApplyFinding(SqliteTransaction transaction, long position, EntryBody.FindingMade made)
    {
        var met = Encounters.Locate(transaction, made.Finding.Encounter);
        Findings.Find(transaction, position, made.Finding, met);
        ApplyHit(transaction, position, made.Finding.Hit, made.Subject, met, HitSource.Judged);
    }

    private void ApplyHit(SqliteTransaction transaction, long position, Hit hit, SubjectId subject, Met met, HitSource source)
    {
        Hits.Add(transaction, position, hit, met, source);
        if (hit.SuppressedBy is null) Alerts.Raise(transaction, position, AlertId.Of(subject, hit.Listing), hit.Listing, met);
    }
}
