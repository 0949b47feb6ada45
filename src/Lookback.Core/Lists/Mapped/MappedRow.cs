using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Mapped;

/// <summary>A value and the word of the fact that it is.</summary>
/// <param name="Fact">The fact's word.</param>
/// <param name="Value">The value, blanks collapsed.</param>
/// <param name="Part">Which of several in its cell or list it is, from 0: the second given name belongs to the second family name.</param>
internal readonly record struct MappedValue(string Fact, string Value, int Part);

/// <summary>A row of a table, or an object of JSON lines, as facts.</summary>
/// <param name="Line">1-based line where it begins, or its number on the sheet.</param>
/// <param name="Values">Its values in the order of the columns, those that every row has last.</param>
internal sealed record MappedRow(long Line, IReadOnlyList<MappedValue> Values)
{
    /// <summary>What the row's key columns hold, joined; empty where that is nothing.</summary>
    public string Key => string.Join('|', Values.Where(v => v.Fact == "key").Select(v => v.Value));
}

/// <summary>One mapped column.</summary>
/// <param name="Facts">The facts' words, each one of <see cref="MappedFacts.Words"/>; mostly one.</param>
/// <param name="Separator">What parts several values in one cell; null where a cell is one value.</param>
internal sealed record MappedColumn(IReadOnlyList<string> Facts, string? Separator)
{
    /// <summary>The values of one cell, whose first is part <paramref name="first"/>; words that say there is none are none.</summary>
    public IEnumerable<MappedValue> Values(string cell, IReadOnlySet<string> empty, int first = 0)
    {
        var parts = Separator is null ? [cell] : cell.Split(Separator);
        for (var i = 0; i < parts.Length; i++)
        {
            if (Blanks.Collapse(parts[i]) is not { } value || empty.Contains(value)) continue;
            foreach (var fact in Facts) yield return new MappedValue(fact, value, first + i);
        }
    }
}

/// <summary>A fact that every row has.</summary>
internal sealed record MappedConstant(string Fact, string Value)
{
    /// <summary>As a value of a row.</summary>
    public MappedValue InRow => new(Fact, Value, 0);
}
