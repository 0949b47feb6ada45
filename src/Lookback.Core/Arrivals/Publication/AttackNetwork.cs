namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// A table with a hierarchy on one side is a network (Cox 1995): a row's total flows into the row, from there through its cells into the columns, and
/// through the columns' totals back. Each hidden number is an arc that may carry anything; a shown one is a fixed demand at its two ends. So the bounds of a
/// cell are maximal flows, in whole numbers, between the ends of its arc.
/// </summary>
internal sealed class AttackNetwork
{
    private const long Boundless = 1L << 50;
    private readonly List<(int Arc, int Row, int Column)> _hidden = [];
    private readonly List<int> _to = [];
    private readonly List<long> _room = [];
    private readonly List<int>[] _leaving;
    private readonly long[] _excess;
    private readonly List<(int Edge, long Pushed)> _done = [];
    private readonly int[] _cameBy;
    private readonly int[] _seen;
    private readonly int[] _queue;
    private int _round;

    public AttackNetwork(PublishedTable table)
    {
        var parents = table.Parents();
        var width = table.Columns.Count;
        // Node 0 is outside; row r has a node, and a total row another for each column.
        var (columnsAt, nodes) = (new int[table.Rows.Count], 1 + table.Rows.Count);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            columnsAt[r] = table.Rows[r].Kind == RowKind.Period ? -1 : nodes;
            if (columnsAt[r] >= 0) nodes += width;
        }

        // Two more: where fixed numbers come from and where they go.
        (_leaving, _excess) = (new List<int>[nodes + 2], new long[nodes + 2]);
        (_cameBy, _seen, _queue) = (new int[nodes + 2], new int[nodes + 2], new int[nodes + 2]);
        for (var n = 0; n < _leaving.Length; n++) _leaving[n] = [];
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            for (var c = 0; c < width; c++)
            {
                var from = columnsAt[r] < 0 ? 1 + r : columnsAt[r] + c;
                Say(from, parents[r] < 0 ? 0 : columnsAt[parents[r]] + c, row.Cells[c], r, c);
            }

            Say(parents[r] < 0 ? 0 : 1 + parents[r], 1 + r, row.Total, r, width);
        }
    }

    /// <summary>The hidden cells by their arcs.</summary>
    public IReadOnlyList<(int Arc, int Row, int Column)> Hidden => _hidden;

    /// <summary>Finds one table that agrees with what is shown; <see langword="false"/> where there is none.</summary>
    public bool Settle()
    {
        var (source, sink) = (_leaving.Length - 2, _leaving.Length - 1);
        long wanted = 0;
        for (var n = 0; n < source; n++)
        {
            if (_excess[n] > 0) Arc(source, n, _excess[n]);
            if (_excess[n] < 0) Arc(n, sink, -_excess[n]);
            wanted += Math.Max(0, _excess[n]);
        }

        return Push(source, sink, wanted, -1) == wanted;
    }

    /// <summary>The least and the greatest of a hidden cell; a greatest of at least <paramref name="enough"/> may be told as less than it is.</summary>
    public (long Low, long? High) Bounds(int arc, long enough)
    {
        var now = _room[arc + 1];
        var (from, to) = (_to[arc + 1], _to[arc]);
        var down = Push(from, to, now, arc);
        Undo();
        var up = now >= enough ? 0 : Push(to, from, Math.Min(enough - now, Boundless), arc);
        Undo();
        return (now - down, up >= Boundless / 2 ? null : now + up);
    }

    private void Say(int from, int to, int? value, int row, int column)
    {
        if (value is { } shown)
        {
            _excess[to] += shown;
            _excess[from] -= shown;
            return;
        }

        _hidden.Add((Arc(from, to, Boundless), row, column));
    }

    private int Arc(int from, int to, long room)
    {
        var arc = _to.Count;
        _to.AddRange([to, from]);
        _room.AddRange([room, 0]);
        _leaving[from].Add(arc);
        _leaving[to].Add(arc + 1);
        return arc;
    }

    // Shortest augmenting paths (Edmonds and Karp): whole numbers stay whole.
    private long Push(int from, int to, long most, int without)
    {
        _done.Clear();
        long pushed = 0;
        while (pushed < most && Reach(from, to, without))
        {
            var step = most - pushed;
            for (var n = to; n != from; n = _to[_cameBy[n] ^ 1]) step = Math.Min(step, _room[_cameBy[n]]);
            for (var n = to; n != from; n = _to[_cameBy[n] ^ 1])
            {
                _room[_cameBy[n]] -= step;
                _room[_cameBy[n] ^ 1] += step;
                _done.Add((_cameBy[n], step));
            }

            pushed += step;
        }

        return pushed;
    }

    private void Undo()
    {
        foreach (var (edge, pushed) in _done)
        {
            _room[edge] += pushed;
            _room[edge ^ 1] -= pushed;
        }

        _done.Clear();
    }

    private bool Reach(int from, int to, int without)
    {
        var (first, last) = (0, 0);
        _seen[from] = ++_round;
        _queue[last++] = from;
        while (first < last)
        {
            foreach (var edge in _leaving[_queue[first++]])
            {
                var next = _to[edge];
                if (_room[edge] <= 0 || _seen[next] == _round || (edge & ~1) == without) continue;
                _seen[next] = _round;
                _cameBy[next] = edge;
                if (next == to) return true;
                _queue[last++] = next;
            }
        }

        return false;
    }
}
