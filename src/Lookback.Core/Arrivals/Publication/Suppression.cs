namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// Decides which cells go. First the small ones (primary); then, for each hidden cell that is not yet protected, the cheapest cells on cycles through it along
/// which counts could be moved until it is none, or more than the threshold (complementary: Cox 1995, Fischetti and Salazar 2001, by shortest paths).
/// </summary>
internal sealed class Suppression(CountedTable table, int threshold)
{
    private readonly ProtectionNetwork _network = new(table);

    /// <summary>Hides until every hidden cell is protected. What was settled before stays as it was.</summary>
    public void Run()
    {
        for (var r = 0; r < table.Rows; r++)
            for (var c = 0; c <= table.Width; c++)
                if (table.State(r, c) == CellState.Shown && table.Value(r, c) is >= 1 and var small && small <= threshold) table.Hide(r, c);
        bool again;
        do
        {
            HideRowsOfHiddenTotals();
            again = false;
            // More room for one cell is more room for those before it: a large one that was known to be large may now be known to be at least 3.
            for (var r = 0; r < table.Rows; r++)
                for (var c = 0; c <= table.Width; c++)
                    if (table.State(r, c) == CellState.Hidden) again |= Protect(r, c);
        }
        while (again);
    }

    /// <summary>Hides the totals over periods that are new, and what that asks for.</summary>
    public void HideTotals()
    {
        for (var r = 0; r < table.Rows; r++) if (!table.Leaves[r]) table.Hide(r, table.Width);
        Run();
    }

    /// <summary>Hides all that is new.</summary>
    public void HideNew() => table.HideAll();

    // Two plans that share totals say nothing of each other's cells only if a row with a hidden total is hidden whole: see docs.
    private void HideRowsOfHiddenTotals()
    {
        for (var r = 0; r < table.Rows; r++)
        {
            if (table.State(r, table.Width) != CellState.Hidden) continue;
            for (var c = 0; c < table.Width; c++)
                if (table.State(r, c) == CellState.Shown) table.Hide(r, c);
        }
    }

    // Whether anything more had to be hidden for it.
    private bool Protect(int row, int column)
    {
        var value = table.Value(row, column);
        var down = _network.Room(row, column, Way.Down, value);
        var up = value > threshold ? 0 : _network.Room(row, column, Way.Up, threshold + 1 - value);
        var low = value - down;
        if (low > threshold || (value == 0 && up == 0)) return false;
        var hidden = low > 0 && Hide(row, column, Way.Down, value);
        if (value <= threshold && up <= threshold - value) hidden |= Hide(row, column, Way.Up, threshold + 1 - value);
        return hidden;
    }

    // Where what is settled leaves no way, everything that is not settled goes: then no more is known than before.
    private bool Hide(int row, int column, Way way, long room)
    {
        var before = table.Hidden;
        if (!_network.MakeRoom(row, column, way, room)) table.HideAll();
        return table.Hidden > before;
    }
}

/// <summary>Which way a cell's count could have gone.</summary>
internal enum Way
{
    /// <summary>It could be less.</summary>
    Down,

    /// <summary>It could be more.</summary>
    Up,
}
