using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Networks;

/// <summary>
/// Fills the table of edges with a network that nobody recorded, for measuring. The ledger has no entry of it: verifying such a store finds every row,
/// and rebuilding it takes them away.
/// </summary>
public sealed class InventedEdges
{
    private const int Batch = 50_000;
    private static readonly TableShape Met = new("encounter", "position", "encounter", "subject_position", "effective_at", "reference");
    private readonly Ledger _ledger;
    private readonly List<EdgeRow> _rows = [];

    /// <summary>Begins on a store without an entry.</summary>
    /// <exception cref="InvalidOperationException">The store has entries.</exception>
    public InventedEdges(Ledger ledger)
    {
        if (ledger.Head > 0) throw new InvalidOperationException("a network is invented in a store of its own");
        _ledger = ledger;
    }

    /// <summary>Adds an edge. They come in the order of their nodes, subjects, others and entries, as the table keeps them.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="subject">The subject of the encounter it leads to; 0 where it leads to none.</param>
    public void Add(in Edge edge, long subject)
    {
        _rows.Add(new EdgeRow
        {
            Node = edge.Node,
            Other = edge.Other,
            Subject = subject,
            OtherKind = edge.OtherKind,
            Position = edge.Entry,
            Until = Positions.Open,
            Type = edge.Type,
            Origin = edge.IsBinding ? EdgeOrigin.Binding
                : edge.IsInferred ? EdgeOrigin.Inferred
                : edge.IsForward ? EdgeOrigin.AssertedHere
                : EdgeOrigin.AssertedThere,
            Grade = edge.Grade,
            Period = edge.Period,
            Handling = edge.Handling,
            Expires = edge.Expires == int.MaxValue ? null : edge.Expires,
        });
        if (_rows.Count >= Batch) Flush();
    }

    /// <summary>Adds encounters, by position and subject, without which nobody is the same person as anybody.</summary>
    public void AddEncounters(IEnumerable<(long Position, long Subject)> encounters)
    {
        foreach (var page in encounters.Chunk(Batch))
        {
            _ledger.Database.Begin();
            _ledger.Database.Insert([new TableRows(Met.Name, Met.Columns, [.. page.Select(Row)])]);
            _ledger.Database.Commit();
        }
    }

    /// <summary>Ends it: the network stands as of a position.</summary>
    public void Complete(long upTo)
    {
        Flush();
        _ledger.Edges.SetUpTo(upTo);
        // What was written is brought into the file, so that its length says what the network takes.
        _ledger.Database.ForgetDeleted([]);
    }

    private static object?[] Row((long Position, long Subject) met) =>
        [met.Position, FormattableString.Invariant($"{met.Position:x16}"), met.Subject, 0L, null];

    private void Flush()
    {
        _ledger.Database.Begin();
        _ledger.Edges.Add(_rows);
        _ledger.Database.Commit();
        _rows.Clear();
    }
}
