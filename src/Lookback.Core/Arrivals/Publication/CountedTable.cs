namespace Lookback.Core.Arrivals.Publication;

/// <summary>A table with its true counts, while it is decided what of it is shown.</summary>
internal sealed class CountedTable
{
    private readonly int[] _values;
    private readonly CellState[] _states;

    public CountedTable(int width, IReadOnlyList<int> parents, IReadOnlyList<bool> leaves)
    {
        (Width, Parents, Leaves) = (width, parents, leaves);
        _values = new int[parents.Count * (width + 1)];
        _states = new CellState[_values.Length];
    }

    /// <summary>Columns without the total, which stands at this index.</summary>
    public int Width { get; }

    public int Rows => Parents.Count;

    public IReadOnlyList<int> Parents { get; }

    /// <summary>Whether a row is a period and no total.</summary>
    public IReadOnlyList<bool> Leaves { get; }

    /// <summary>How many cells are hidden: it only grows.</summary>
    public int Hidden { get; private set; }

    public int Value(int row, int column) => _values[(row * (Width + 1)) + column];

    public CellState State(int row, int column) => _states[(row * (Width + 1)) + column];

    public void Put(int row, int column, int value, CellState state)
    {
        _values[(row * (Width + 1)) + column] = value;
        _states[(row * (Width + 1)) + column] = state;
        if (state == CellState.Hidden) Hidden++;
    }

    public void Hide(int row, int column)
    {
        ref var state = ref _states[(row * (Width + 1)) + column];
        if (state != CellState.Shown) return;
        state = CellState.Hidden;
        Hidden++;
    }

    public void HideAll()
    {
        for (var r = 0; r < Rows; r++)
            for (var c = 0; c <= Width; c++) Hide(r, c);
    }

    /// <summary>What may be seen of a cell.</summary>
    public int? Seen(int row, int column) => State(row, column) == CellState.Hidden ? null : Value(row, column);
}

/// <summary>What is to become of a cell.</summary>
internal enum CellState
{
    /// <summary>It is shown, and may yet be hidden.</summary>
    Shown,

    /// <summary>It was shown before, or by a plan beside this one: it cannot be taken back.</summary>
    Settled,

    /// <summary>It is hidden, and stays so.</summary>
    Hidden,
}
