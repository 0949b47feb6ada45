using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Diff;

/// <summary>Compares two texts of a listing fact by fact, as sets: order and blanks are no change.</summary>
internal static class FactChanges
{
    private static readonly (string Fact, Func<ListingText, IEnumerable<string?>> Values)[] Facts =
    [
        ("schema", t => [t.Facts.Schema.ToString()]),
        ("names", t => t.Facts.Names.Select(Words)),
        ("birth dates", t => t.Facts.BirthDates.Select(d => d.ToString())),
        ("birth places", t => t.Facts.BirthPlaces),
        ("countries", t => t.Facts.Countries.Select(c => $"{Countries.Name(c.Country)} ({c.Role})")),
        ("identifiers", t => t.Facts.Identifiers.Select(Words)),
        ("sex", t => [t.Facts.Sex == Sex.Unknown ? null : t.Facts.Sex.ToString()]),
        ("addresses", t => t.Facts.Addresses),
        ("phones", t => t.Facts.Phones),
        ("e-mail addresses", t => t.Facts.Emails),
        ("web sites", t => t.Facts.Websites),
        ("designated", t => [t.DesignatedOn?.ToString()]),
        ("programmes", t => t.Programmes),
        ("legal bases", t => t.LegalBases),
        ("titles", t => t.Titles),
        ("relations", t => t.Relations.Select(r => r.ToString())),
        ("remarks", t => t.Remarks),
        ("referents", t => t.Referents),
    ];

    public static IReadOnlyList<FactChange> Between(ListingText before, ListingText after)
    {
        var changes = new List<FactChange>();
        foreach (var (fact, values) in Facts)
        {
            var (old, now) = (Set(values(before)), Set(values(after)));
            if (old.SetEquals(now)) continue;
            changes.Add(new FactChange(fact, [.. now.Except(old, StringComparer.Ordinal)], [.. old.Except(now, StringComparer.Ordinal)]));
        }

        return changes;
    }

    private static SortedSet<string> Set(IEnumerable<string?> values) =>
        new(values.Select(Blanks.Collapse).OfType<string>(), StringComparer.Ordinal);

    private static string Words(PartyName name)
    {
        var parts = name.Family is null && name.Given is null ? "" : $" [{name.Given} | {name.Family}]";
        return $"{name.Full}{parts} ({name.Kind})";
    }

    /// <summary>The kind, the label where it says more, the number and its country: <c>Passport A1 (IR)</c>.</summary>
    public static string Words(Identifier identifier)
    {
        var kind = identifier.Label is null ? $"{identifier.Kind}" : $"{identifier.Kind} \"{identifier.Label}\"";
        return identifier.Country is { } country ? $"{kind} {identifier.Number} ({country})" : $"{kind} {identifier.Number}";
    }
}
