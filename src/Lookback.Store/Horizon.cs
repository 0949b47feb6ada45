using Dapper;

namespace Lookback.Store;

/// <summary>
/// How far a reader sees, on both clocks: what was known here up to a position, and of that what had come true in the world by an
/// instant. A position alone means everything known by then, whenever it was true.
/// </summary>
/// <remarks>
/// When an entry is effective: an edition with its listings from its publication, where that is known, else from its loading; an
/// encounter from when the subject was met, where that is known, else from its recording; an act (screening, finding, decision, run)
/// from when it was done, and never before the encounter it is about.
/// </remarks>
public readonly record struct Horizon
{
    private readonly long? _acts;
    private readonly long? _effective;

    internal Horizon(long position, long? acts, long? effective)
    {
        Position = position;
        _acts = acts;
        _effective = effective;
    }

    /// <summary>The last position known.</summary>
    public long Position { get; }

    /// <summary>Whether it asks about an instant in the world, and not only about what was known.</summary>
    public bool HasEffective => _effective is not null;

    /// <summary>The last position of an act that had been done by the effective instant.</summary>
    internal long Acts => _acts ?? Position;

    /// <summary>The effective instant in microseconds; <see langword="null"/> where it does not matter.</summary>
    internal long? Effective => _effective;

    /// <summary>The same, of what was known up to an earlier position.</summary>
    public Horizon UpTo(long position) =>
        new(Math.Min(Position, position), _acts is { } acts ? Math.Min(acts, position) : null, _effective);

    /// <summary>Everything known up to a position.</summary>
    public static implicit operator Horizon(long position) => new(position, null, null);

    /// <summary>Parameters of a question: <c>@at</c>, <c>@acts</c>, <c>@effective</c> and whatever else it has.</summary>
    internal DynamicParameters With(object? others = null)
    {
        var parameters = new DynamicParameters(others);
        parameters.Add("at", Position);
        parameters.Add("acts", Acts);
        if (_effective is { } effective) parameters.Add("effective", effective);
        return parameters;
    }

    /// <summary>The condition that an edition or encounter of that alias is seen.</summary>
    internal string Sees(string alias) => _effective is null
        ? $"{alias}.position <= @at"
        : $"{alias}.position <= @at AND {alias}.effective_at <= @effective";

    /// <summary>The condition that an act of that alias, about an encounter, is seen.</summary>
    internal string SeesActOn(string alias) => _effective is null
        ? $"{alias}.position <= @at"
        : $"""
          {alias}.position <= @acts AND EXISTS (SELECT 1 FROM encounter seen
           WHERE seen.position = {alias}.encounter_position AND seen.effective_at <= @effective)
          """;
}
