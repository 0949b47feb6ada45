using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Canada;

/// <summary>
/// A <c>record</c> under the English names of its elements. Since 2025 they are in both languages, <c>LastName-NomDeFamille</c>, and entities and
/// ships share one; before, there were no ships and the names were English.
/// </summary>
internal sealed class CanadaRecord
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public CanadaRecord(XElement element, CanadaVocabulary vocabulary)
    {
        Line = element.Line();
        var unknown = new List<(string Field, string Value)>();
        foreach (var child in element.Elements())
        {
            if (vocabulary.Element(child.Name.LocalName) is not { } name) unknown.Add((child.Name.LocalName, child.Value));
            else if (Blanks.Collapse(child.Value) is { } value) _values.TryAdd(name, value);
        }

        Unknown = unknown;
        Regulation = this["Country"] is { } country ? vocabulary.Regulation(country) : null;
    }

    public long Line { get; }

    /// <summary>Elements that are not known, and what they hold.</summary>
    public IReadOnlyList<(string Field, string Value)> Unknown { get; }

    /// <summary>The name of an entity or a ship.</summary>
    public string? Entity => this["EntityOrShip"] ?? this["Entity"];

    public string? Title => this["TitleOrShipType"] ?? this["TitleOrShip"] ?? this["Title"];

    public string? Born => this["DateOfBirthOrShipBuildDate"] ?? this["DateOfBirth"];

    /// <summary>Given before family; null where there is no name at all.</summary>
    public string? Name => Entity ?? Blanks.Collapse($"{this["GivenName"]} {this["LastName"]}");

    /// <summary>A ship has a number or at least a type; neither stands with an entity.</summary>
    public Schema Schema =>
        Entity is null ? Schema.Person : this["ShipIMONumber"] is not null || Title is not null ? Schema.Vessel : Schema.Organization;

    /// <summary>The regulation, by its country or its own name, in English.</summary>
    public string? Regulation { get; }

    public string? this[string element] => _values.GetValueOrDefault(element);
}
