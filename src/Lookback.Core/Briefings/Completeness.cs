using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Briefings;

/// <summary>How far the sources on a topic go: none of them, or up to the earliest day that one of them reported.</summary>
/// <param name="Topic">What they report.</param>
/// <param name="Sources">The last word of each source, by its name.</param>
public sealed record Completeness(string Topic, IReadOnlyList<SourceReport> Sources)
{
    /// <summary>The last day for which all of them are complete; <see langword="null"/> where none said anything.</summary>
    public PartialDate? To => Sources.Count == 0 ? null : Sources.MinBy(s => s.CompleteTo.Latest)!.CompleteTo;

    /// <summary>Of the reports on a cohort, those on a topic: a later one of a source replaces an earlier.</summary>
    public static Completeness Of(string topic, IEnumerable<SourceReport> reports) => new(topic,
        [.. reports.Where(r => r.Topic == topic).GroupBy(r => r.Source).Select(g => g.Last()).OrderBy(r => r.Source, StringComparer.Ordinal)]);

    /// <summary>Why the sources cannot answer for a day; <see langword="null"/> where they can.</summary>
    public string? GapAt(DateOnly day)
    {
        if (Sources.Count == 0) return $"no source said how far it is complete on {Topic}";
        var behind = Sources.Where(s => s.CompleteTo.Latest < day).Select(s => $"{s.Source} to {s.CompleteTo}").ToList();
        return behind.Count == 0 ? null : FormattableString.Invariant($"complete on {Topic} are {string.Join(", ", behind)}, and not to {day:yyyy-MM-dd}");
    }

    /// <summary>
    /// "None", or how many, answered: <c>0 of 153 persons; 0 unknown; sources complete to 2024-05-12</c>; where a source or a person is missing,
    /// <c>0 found, 153 not determinable</c> and what is missing.
    /// </summary>
    public string Answer(ChargedCount count)
    {
        if (To is not { } to)
        {
            return FormattableString.Invariant(
                $"{count.Charged:N0} found, {count.Open:N0} not determinable: no source said how far it is complete on {Topic}");
        }

        return count.Unknown > 0
            ? FormattableString.Invariant(
                $"{count.Charged:N0} found, {count.Unknown:N0} not determinable: of them nothing is recorded; sources complete to {to}")
            : FormattableString.Invariant($"{count.Charged:N0} of {count.Of:N0} persons; 0 unknown; sources complete to {to}");
    }
}
