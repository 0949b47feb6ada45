using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>What the entries say of networks, as of any horizon.</summary>
public sealed class NetworkViews
{
    internal NetworkViews(Database database, EntryTable entries, KeyRing? ring)
    {
        Nodes = new NodeNumbers(ring);
        Links = new LinkTable(database, entries, Nodes, ring);
        Designations = new DesignationTable(database, entries, Nodes);
        Identities = new IdentityTable(database);
        Openings = new NodeOpeningTable(database, entries, Nodes);
        Exposures = new ExposureTable(database, entries);
    }

    /// <summary>Every table of them.</summary>
    internal static IReadOnlyList<string> Tables { get; } = ["link", "designation", "identity", "node_opening", "exposure", "network_run", "erased_tie"];

    /// <summary>What nodes are numbered by.</summary>
    public NodeNumbers Nodes { get; }

    /// <summary>Links that sources assert.</summary>
    public LinkTable Links { get; }

    /// <summary>Whom persons designated.</summary>
    public DesignationTable Designations { get; }

    /// <summary>Decisions on who was one person.</summary>
    public IdentityTable Identities { get; }

    /// <summary>What many share, and which of it was opened.</summary>
    public NodeOpeningTable Openings { get; }

    /// <summary>Lookbacks by network and what they found.</summary>
    public ExposureTable Exposures { get; }

    /// <summary>Brings them forward by an entry; false where it is none of networks.</summary>
    internal bool Apply(Writes writes, KnownIds known, Entry entry)
    {
        switch (entry.Body)
        {
            case EntryBody.LinkStated b:
                Links.State(writes, entry.Position, b.Link, known);
                return true;
            case EntryBody.LinkWithdrawn b:
                LinkTable.Withdraw(writes, entry.Position, b.Withdrawal.Link);
                return true;
            case EntryBody.DesignationMade b:
                Designations.Make(writes, entry.Position, b.Designation, known);
                return true;
            case EntryBody.DesignationEnded b:
                DesignationTable.End(writes, entry.Position, b.End.Designation);
                return true;
            case EntryBody.IdentityDecided b:
                IdentityTable.Decide(writes, entry.Position, b.Decision);
                return true;
            case EntryBody.NodeOpened b:
                Openings.Decide(writes, entry.Position, b.Opening);
                return true;
            case EntryBody.NetworkRunStarted:
                ExposureTable.Start(writes, entry.Position);
                return true;
            case EntryBody.ExposureFound b:
                ExposureTable.Find(writes, entry.Position, b.Finding, known.Encounter(b.Finding.Encounter, entry.Position).EncounterPosition);
                return true;
            case EntryBody.ExposureLost b:
                ExposureTable.Lose(writes, entry.Position, b.Loss.Exposure);
                return true;
            case EntryBody.NetworkRunEnded b:
                ExposureTable.End(writes, entry.Position, b.End);
                return true;
            default:
                return false;
        }
    }
}
