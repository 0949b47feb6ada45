using Lookback.Core.Proofs;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Verifying;

/// <summary>
/// Holds the tree as it is computed again to the nodes and heads on record, and to heads kept elsewhere. Each says no more than what it
/// can: a node or a head that differs names the stretch since the last that agreed.
/// </summary>
internal sealed class TreeOnRecord : IDisposable
{
    private readonly TreeFrontier _frontier = new();
    private readonly Database _beside;
    private readonly IEnumerator<TreeHead> _heads;
    private readonly Queue<TreeHead> _against;
    private readonly Dictionary<int, IEnumerator<(long Number, TreeHash Hash)>> _nodes = [];
    private readonly List<Database> _connections = [];
    private readonly Database _database;
    private long _agreed;
    private long _agreedElsewhere;
    private long _knownAt = long.MinValue;
    private (long First, long Last, string Found)? _doubted;
    private bool _hasHead;

    public TreeOnRecord(Database database, TreeHead head, IEnumerable<TreeHead> against)
    {
        _database = database;
        _against = new Queue<TreeHead>(against);
        _beside = database.OpenBeside();
        _heads = new TreeTable(_beside).AllHeads().TakeWhile(h => h.Size <= head.Size).GetEnumerator();
        _hasHead = _heads.MoveNext();
    }

    /// <summary>How many heads on record agreed.</summary>
    public long Heads { get; private set; }

    /// <summary>Adds the next entry's hash, and when it was known.</summary>
    public void Add(TreeHash leaf, long knownAt)
    {
        FollowsOn(knownAt);
        _frontier.Add(leaf, Filled);
        while (_hasHead && _heads.Current.Size <= _frontier.Size) Agree(_heads.Current);
        while (_against.TryPeek(out var kept) && kept.Size <= _frontier.Size) AgreeElsewhere(_against.Dequeue());
    }

    /// <summary>Checks what must be there at the end.</summary>
    public void End(long last)
    {
        if (_hasHead) throw new CorruptLedgerException(last + 1, $"an entry: a head on record is of {_heads.Current.Size} entries", $"the end, after {last}");
        while (_against.TryDequeue(out var kept))
        {
            if (kept.Size == 0) continue;
            throw new CorruptLedgerException(
                last + 1,
                $"an entry: the head kept elsewhere is of {kept.Size} entries",
                $"the end, after {last}: the ledger was rolled back, or cut");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _heads.Dispose();
        foreach (var nodes in _nodes.Values) nodes.Dispose();
        foreach (var connection in _connections) connection.Dispose();
        _beside.Dispose();
    }

    // Every append has an instant of its own and a head after it, and there is no other head.
    private void FollowsOn(long knownAt)
    {
        var (size, next) = (_frontier.Size, _frontier.Size + 1);
        if (knownAt < _knownAt) throw new CorruptLedgerException(next, "an entry recorded not before the one ahead of it", "an earlier one");
        if (knownAt > _knownAt && _agreed != size)
            throw new CorruptLedgerException(next, $"a tree head of the {size} entries ahead, since an append begins here", "none on record");
        if (knownAt == _knownAt && _agreed == size)
            throw new CorruptLedgerException(next, $"no tree head of the {size} entries ahead, since an append goes on here", "one on record");
        _knownAt = knownAt;
    }

    private void Filled(int level, long index, TreeHash root)
    {
        if (level == 0 || level % TreeTable.KeptEvery != 0) return;
        var kept = Next(level);
        if (kept is { } node && node.Number == index && node.Hash == root) return;
        // The next head says whether it is the node that was changed or what stands below it.
        var found = kept is null ? "no node on record above it" : "another node on record above it";
        _doubted ??= (Math.Max(_agreed, index << level) + 1, (index + 1) << level, found);
    }

    private (long Number, TreeHash Hash)? Next(int level)
    {
        if (!_nodes.TryGetValue(level, out var nodes))
        {
            var connection = _database.OpenBeside();
            _connections.Add(connection);
            _nodes[level] = nodes = new TreeTable(connection).Kept(level).GetEnumerator();
        }

        return nodes.MoveNext() ? nodes.Current : null;
    }

    private void Agree(TreeHead head)
    {
        if (head.Size != _frontier.Size || head.Root != _frontier.Root)
        {
            throw _doubted is { } stretch
                ? Differs(stretch.First, Math.Min(stretch.Last, head.Size), stretch.Found)
                : Differs(_agreed + 1, head.Size, $"another head on record after {head.Size} entries");
        }

        if (_doubted is { } node)
        {
            throw new CorruptLedgerException(
                node.First,
                $"the node of the tree above entries {node.First} to {node.Last}",
                $"{node.Found}, though these entries make the head on record: {TreeTable.Mending}");
        }

        _agreed = head.Size;
        Heads++;
        _hasHead = _heads.MoveNext();
    }

    private void AgreeElsewhere(TreeHead head)
    {
        if (head.Size == 0) return;
        if (head.Root != _frontier.Root)
        {
            var first = _agreedElsewhere + 1;
            throw new CorruptLedgerException(
                first,
                $"entries {first} to {head.Size} that make the head kept elsewhere, {head}",
                $"others, though all agree with the heads on record ({_frontier.Root}): the ledger was rewritten from one of these positions on");
        }

        _agreedElsewhere = head.Size;
    }

    private static CorruptLedgerException Differs(long first, long last, string found) => new(
        first,
        first == last ? "the entry that was written" : $"the entries that were written from {first} to {last}",
        $"one whose own hash was made to fit, and {found}");
}
