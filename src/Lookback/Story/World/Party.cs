namespace Lookback.Story.World;

/// <summary>A party on a list that does not exist, as editions from one to another say it.</summary>
internal sealed record Party
{
    /// <summary>The publisher's number.</summary>
    public required int Key { get; init; }

    /// <summary>The family name; of a body the whole name.</summary>
    public required string Family { get; init; }

    /// <summary>The given name; <see langword="null"/> of a body.</summary>
    public string? Given { get; init; }

    /// <summary>F or M; blank of a body.</summary>
    public char Sex { get; init; } = ' ';

    /// <summary>The birth date, where the publisher says it.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>The country's name.</summary>
    public string? Country { get; init; }

    /// <summary>A passport of that country.</summary>
    public string? Passport { get; init; }

    /// <summary>Other names, as the publisher writes them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Other names that the publisher calls weak.</summary>
    public IReadOnlyList<string> WeakAliases { get; init; } = [];

    /// <summary>Telephones.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Street and number, and the town.</summary>
    public (string Street, string Town)? Address { get; init; }

    /// <summary>The name of whom the party is said to be tied to.</summary>
    public string? LinkedTo { get; init; }

    /// <summary>The number of the first edition that says so.</summary>
    public int From { get; init; }

    /// <summary>The number of the last edition that says so.</summary>
    public int UpTo { get; init; } = int.MaxValue;

    /// <summary>When the publisher listed it, where that is said.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>Whether an edition says so.</summary>
    public bool IsIn(int edition) => edition >= From && edition <= UpTo;
}
