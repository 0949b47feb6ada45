namespace Lookback.Core.Retention;

/// <summary>Whose record is due to be erased at an instant, and how many are held, class by class. It erases nothing.</summary>
public sealed record RetentionPlan
{
    private RetentionPlan(RetentionRules rules, DateTimeOffset on, IReadOnlyList<ClassPlan> classes) => (Rules, On, Classes) = (rules, on, classes);

    /// <summary>The rules it follows.</summary>
    public RetentionRules Rules { get; }

    /// <summary>The instant that it speaks of.</summary>
    public DateTimeOffset On { get; }

    /// <summary>One for each class of the rules, strongest ground first; also where none is held.</summary>
    public IReadOnlyList<ClassPlan> Classes { get; }

    /// <summary>How many records are held, those that are due among them: as many as were given.</summary>
    public long Held => Classes.Sum(c => c.Held);

    /// <summary>How many of them are due.</summary>
    public long Due => Classes.Sum(c => c.Due);

    /// <summary>
    /// Plans for <paramref name="on"/>: a record is due if its end is not after it. Reads <paramref name="records"/> once and keeps
    /// only the positions of what is due.
    /// </summary>
    /// <param name="rules">For how long.</param>
    /// <param name="records">Each subject once, in any order.</param>
    /// <param name="on">When.</param>
    /// <exception cref="ArgumentOutOfRangeException">A record's ground is not one of <see cref="RetentionGround"/>.</exception>
    public static RetentionPlan Of(RetentionRules rules, IEnumerable<HeldRecord> records, DateTimeOffset on)
    {
        var tallies = rules.Classes.ToDictionary(c => c.Ground, c => new Tally(c));
        foreach (var record in records)
        {
            if (!tallies.TryGetValue(record.Ground, out var tally))
                throw new ArgumentOutOfRangeException(nameof(records), record.Ground, "there is no such ground");
            tally.Add(record, on);
        }

        return new RetentionPlan(rules, on, [.. rules.Classes.Select(c => tallies[c.Ground].ToPlan())]);
    }

    private sealed class Tally(RetentionClass its)
    {
        private readonly List<long> _due = [];
        private long _held;
        private DateTimeOffset? _next;

        public void Add(HeldRecord record, DateTimeOffset on)
        {
            _held++;
            if (its.EndOf(record.LastActivityAt) is not { } end) return;
            if (end <= on) _due.Add(record.Subject);
            else if (_next is null || end < _next) _next = end;
        }

        public ClassPlan ToPlan()
        {
            _due.Sort();
            return new ClassPlan { Class = its, Held = _held, NextDueAt = _next, DueSubjects = _due };
        }
    }
}

/// <summary>One class in a <see cref="RetentionPlan"/>.</summary>
public sealed record ClassPlan
{
    /// <summary>The class: its name, ground, period and legal basis.</summary>
    public required RetentionClass Class { get; init; }

    /// <summary>How many records are held, those that are due among them.</summary>
    public required long Held { get; init; }

    /// <summary>How many are due.</summary>
    public long Due => DueSubjects.Count;

    /// <summary>The earliest end among those that are not due; <see langword="null"/> where there is none.</summary>
    public required DateTimeOffset? NextDueAt { get; init; }

    /// <summary>The positions of the subjects that are due, ascending.</summary>
    public required IReadOnlyList<long> DueSubjects { get; init; }
}
