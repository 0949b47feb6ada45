using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Briefings;

/// <summary>A cohort's figures by their names, each with its unit and with how much of it is not known.</summary>
internal sealed class CohortFigures
{
    private readonly Ledger _ledger;
    private readonly CountedCohort _cohort;
    private readonly Completeness _charges;
    private readonly string? _erased;

    /// <summary>Those of a cohort as it was counted.</summary>
    public CohortFigures(Ledger ledger, CountedCohort cohort)
    {
        (_ledger, _cohort) = (ledger, cohort);
        _charges = Completeness.Of(
            CohortReading.ChargeTopic, ledger.Views.Cases.Cohorts.Reports(cohort.Question.Cohort, cohort.Question.Position).Select(r => r.Body));
        _erased = cohort.Erased == 0 ? null : FormattableString.Invariant($"of {Many(cohort.Erased, "erased case")} it cannot be told whether they belonged");
    }

    /// <summary>How far sources are complete on charges.</summary>
    public Completeness Charges => _charges;

    /// <summary>The names of all that are counted without opening records.</summary>
    public IEnumerable<string> Names =>
    [
        "members", .. _cohort.Ledger.Classes.Select(c => Slug(c.Word)), "arrested", "charged", .. CohortReading.Categories.Select(c => $"charged:{c}"),
        "protection-pending", "represented", "encounters",
    ];

    /// <summary>A figure by its name.</summary>
    /// <exception cref="RefusedException">There is none of that name.</exception>
    public Figure Of(string name)
    {
        var ledger = _cohort.Ledger;
        var parts = name.Split(':', 2);
        var category = parts.Length == 2 ? parts[1] : null;
        if (category is not null && !CohortReading.Categories.Contains(category)) throw None(name);
        return parts[0] switch
        {
            "members" when category is null => Persons(name, ledger.Members, _cohort.Members),
            "arrested" when category is null => Persons(name, ledger.Arrested, [.. _cohort.Members.Where(m => m.ArrestedEver)]),
            "charged" => Charged(name, ledger.Charges.First(c => c.Category == category)),
            "charges" => ChargesOf(name, category),
            "protection-pending" when category is null => Persons(
                name, ledger.ProtectionPending, [.. _cohort.Members.Where(m => m.IsProtectionPending)], ledger.ProtectionUnknown, "a claim of protection"),
            "represented" when category is null => Persons(
                name, ledger.Represented, [.. _cohort.Members.Where(m => m.Represented == true)],
                ledger.Members - ledger.Represented - ledger.Unrepresented, "whether somebody speaks for them"),
            "encounters" when category is null => Encounters(name),
            _ => ledger.Classes.FirstOrDefault(c => Slug(c.Word) == Slug(name)) is { } of
                ? Persons(name, of.Persons, [.. _cohort.Members.Where(m => m.Class == of.Word)])
                : throw None(name),
        };
    }

    /// <summary>What a briefing pins: what is known of each figure.</summary>
    public IReadOnlyDictionary<string, long> Pinned()
    {
        var pinned = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in Names) pinned[name] = Of(name).Known;
        pinned["erased"] = _cohort.Erased;
        pinned["duplicates"] = _cohort.Moment.Membership.Duplicates.Count;
        pinned["excluded"] = _cohort.Moment.Membership.Excluded.Sum(e => e.Cases.Count);
        return pinned;
    }

    /// <summary>A class as a figure's name: <c>released-in-proceedings</c>.</summary>
    public static string Slug(string word) => string.Join('-', new string([.. word.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // A member is a case: where nobody merged two cases of one subject, there are fewer persons than cases.
    private Figure Persons(string name, long known, IReadOnlyList<CountedMember> of, long unknown = 0, string? unknownOf = null)
    {
        var unmerged = of.Count - CountedMember.Persons(of);
        var met = of.Where(m => m.Subject != 0).Select(m => m.Subject).Distinct().Count();
        var because = unknown > 0 ? FormattableString.Invariant($"of {Many(unknown, "person")} nothing is recorded about {unknownOf}") : null;
        return new Figure(name, CountUnit.Persons, known, unknown + _cohort.Erased, Both(Both(because, NotMerged(unmerged)), _erased))
        {
            Met = of.Count > 0 ? met : null,
            Unmerged = unmerged,
        };
    }

    private Figure Charged(string name, ChargedCount count)
    {
        var gap = _charges.GapAt(DateOnly.FromDateTime(_cohort.Question.At.UtcDateTime));
        var unknown = gap is null ? count.Unknown : count.Open;
        var because = count.Unknown > 0 ? FormattableString.Invariant($"of {Many(count.Unknown, "person")} nothing is recorded about charges") : null;
        var charged = _cohort.Members.Where(m => m.ChargeOf(count.Category) == ChargeKnowledge.Yes).ToList();
        var unmerged = charged.Count - CountedMember.Persons(charged);
        return new Figure(name, CountUnit.Persons, count.Charged, unknown + _cohort.Erased, Both(Both(Both(because, NotMerged(unmerged)), gap), _erased))
        {
            Unmerged = unmerged,
        };
    }

    private static string? NotMerged(long unmerged) => unmerged == 0
        ? null
        : FormattableString.Invariant($"{Many(unmerged, "case")} may be of a person who has another case among them, and nobody merged them");

    private Figure ChargesOf(string name, string? category)
    {
        var persons = Charged(name, _cohort.Ledger.Charges.First(c => c.Category == category));
        var known = new ChargeTable(_ledger, _cohort).Rows()
            .Where(r => r.IsCharged && (category is null || r.Category == category)).Sum(r => r.Charges);
        return new Figure(name, CountUnit.Charges, known, persons.Unknown > 0 ? Figure.Endless : 0, persons.Because);
    }

    private Figure Encounters(string name)
    {
        var subjects = _cohort.Members.Where(m => m.Subject != 0).Select(m => m.Subject).Distinct().ToList();
        var known = _ledger.Views.Cases.Sets.Encounters(subjects, _cohort.Question.Position, _cohort.Question.At);
        return new Figure(name, CountUnit.Encounters, known, _cohort.Erased > 0 ? Figure.Endless : 0, _erased);
    }

    private static string Many(long count, string noun) => FormattableString.Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string? Both(string? one, string? other) => one is null ? other : other is null ? one : $"{one}; {other}";

    private RefusedException None(string name) => new(
        "no-figure", $"\"{ReadIssue.Cut(name)}\" names no figure: expected one of {string.Join(", ", Names)}, charges, or charges:CATEGORY");
}
