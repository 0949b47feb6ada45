namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// How counts could be moved within a table without any shown number changing: along hidden cells for nothing, along others at the price of hiding them.
/// Starts from the true counts, which whoever attacks does not have.
/// </summary>
internal sealed class ProtectionNetwork
{
    private const long Plenty = 1L << 40;

    /// <summary>A hidden cell costs this beside the events in it: few cells of few events.</summary>
    private const long PerCell = 10;

    /// <summary>What a zero costs: whoever believes that a zero is always shown would take it for none that hides.</summary>
    private const long PerZero = 40;

    private readonly CountedTable _table;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly List<(int Arc, bool Forward)>[] _steps;
    private readonly Dictionary<int, long> _moved = [];
    private readonly long[] _cost;
    private readonly (int Arc, bool Forward)[] _by;
    private readonly int[] _reached;
    private int _round;

    public ProtectionNetwork(CountedTable table)
    {
        _table = table;
        var nodes = 1 + table.Rows;
        var columnsAt = new int[table.Rows];
        for (var r = 0; r < table.Rows; r++)
        {
            columnsAt[r] = nodes;
            if (!table.Leaves[r]) nodes += table.Width;
        }

        _steps = new List<(int, bool)>[nodes];
        for (var n = 0; n < nodes; n++) _steps[n] = [];
        (_cost, _by, _reached) = (new long[nodes], new (int, bool)[nodes], new int[nodes]);
        (_from, _to) = (new int[table.Rows * (table.Width + 1)], new int[table.Rows * (table.Width + 1)]);
        for (var arc = 0; arc < _from.Length; arc++)
        {
            var (row, column) = (arc / (table.Width + 1), arc % (table.Width + 1));
            var parent = table.Parents[row];
            if (column == table.Width) (_from[arc], _to[arc]) = (parent < 0 ? 0 : 1 + parent, 1 + row);
            else (_from[arc], _to[arc]) = (table.Leaves[row] ? 1 + row : columnsAt[row] + column, parent < 0 ? 0 : columnsAt[parent] + column);
            _steps[_from[arc]].Add((arc, true));
            _steps[_to[arc]].Add((arc, false));
        }
    }

    /// <summary>By how much a hidden cell could differ as things are hidden now, up to a most.</summary>
    public long Room(int row, int column, Way way, long most) => Move(row, column, way, most, ByHiddenAlone);

    /// <summary>Hides what is cheapest until a hidden cell could differ by so much; <see langword="false"/> where it never could.</summary>
    public bool MakeRoom(int row, int column, Way way, long wanted) => Move(row, column, way, wanted, ByWhatIsCheapest) == wanted;

    private long Move(int row, int column, Way way, long most, Func<int, int, int, bool> find)
    {
        var own = (row * (_table.Width + 1)) + column;
        var (start, end) = way == Way.Up ? (_to[own], _from[own]) : (_from[own], _to[own]);
        _moved.Clear();
        long moved = 0;
        while (moved < most && find(start, end, own))
        {
            var step = most - moved;
            for (var n = end; n != start; n = Before(n)) step = Math.Min(step, RoomOn(_by[n]));
            for (var n = end; n != start; n = Before(n))
            {
                var (arc, forward) = _by[n];
                _moved[arc] = _moved.GetValueOrDefault(arc) + (forward ? step : -step);
                _table.Hide(arc / (_table.Width + 1), arc % (_table.Width + 1));
            }

            moved += step;
        }

        return moved;
    }

    private int Before(int node) => _by[node].Forward ? _from[_by[node].Arc] : _to[_by[node].Arc];

    private int After((int Arc, bool Forward) step) => step.Forward ? _to[step.Arc] : _from[step.Arc];

    private CellState StateOf(int arc) => _table.State(arc / (_table.Width + 1), arc % (_table.Width + 1));

    private int ValueOf(int arc) => _table.Value(arc / (_table.Width + 1), arc % (_table.Width + 1));

    private long RoomOn((int Arc, bool Forward) step) => step.Forward ? Plenty : ValueOf(step.Arc) + _moved.GetValueOrDefault(step.Arc);

    private bool ByHiddenAlone(int start, int end, int own)
    {
        var waiting = new Queue<int>([start]);
        _reached[start] = ++_round;
        while (waiting.TryDequeue(out var node))
        {
            foreach (var step in _steps[node])
            {
                var next = After(step);
                if (_reached[next] == _round || step.Arc == own || StateOf(step.Arc) != CellState.Hidden || RoomOn(step) <= 0) continue;
                (_reached[next], _by[next]) = (_round, step);
                if (next == end) return true;
                waiting.Enqueue(next);
            }
        }

        return false;
    }

    private bool ByWhatIsCheapest(int start, int end, int own)
    {
        var waiting = new PriorityQueue<int, long>([(start, 0)]);
        (_reached[start], _cost[start]) = (++_round, 0);
        while (waiting.TryDequeue(out var node, out var cost))
        {
            if (cost > _cost[node]) continue;
            if (node == end) return true;
            foreach (var step in _steps[node])
            {
                if (step.Arc == own || StateOf(step.Arc) == CellState.Settled || RoomOn(step) <= 0) continue;
                var (next, through) = (After(step), cost + Price(step.Arc));
                if (_reached[next] == _round && _cost[next] <= through) continue;
                (_reached[next], _cost[next], _by[next]) = (_round, through, step);
                waiting.Enqueue(next, through);
            }
        }

        return false;
    }

    // A total takes its whole row with it.
    private long Price(int arc)
    {
        if (StateOf(arc) == CellState.Hidden) return 1;
        var price = Own(arc);
        if (arc % (_table.Width + 1) != _table.Width) return price;
        for (var beside = arc - _table.Width; beside < arc; beside++) if (StateOf(beside) == CellState.Shown) price += Own(beside);
        return price;
    }

    private long Own(int arc) => ValueOf(arc) == 0 ? PerZero : PerCell + ValueOf(arc);
}
