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
    private static readonly int Count = Enum.GetValues<CanadaField>().Length;

    private readonly string?[] _values = new string?[Count];

    public CanadaRecord(XElement element, CanadaVocabulary vocabulary)
    {
        Line = element.Line();
        foreach (var child in element.Elements())
        {
            if (vocabulary.Field(child.Name) is not { } field) Unknown = [.. Unknown, (child.Name.LocalName, child.Value)];
            else _values[(int)field] ??= Blanks.Collapse(child.Value);
        }

        Regulation = this[CanadaField.Country] is { } country ? vocabulary.Regulation(country) : null;
    }

    public long Line { get; }

    /// <summary>Elements that are not known, and what they hold.</summary>
    public IReadOnlyList<(string Field, string Value)> Unknown { get; } = [];

    /// <summary>The name of an entity or a ship.</summary>
    public string? Entity => this[CanadaField.EntityOrShip] ?? this[CanadaField.Entity];

    public string? Title => this[CanadaField.TitleOrShipType] ?? this[CanadaField.TitleOrShip] ?? this[CanadaField.Title];

    public string? Born => this[CanadaField.DateOfBirthOrShipBuildDate] ?? this[CanadaField.DateOfBirth];

    /// <summary>Given before family; null where there is no name at all.</summary>
    public string? Name => Entity ?? Blanks.Collapse($"{this[CanadaField.GivenName]} {this[CanadaField.LastName]}");

    /// <summary>A ship has a number or at least a type; neither stands with an entity.</summary>
    public Schema Schema =>
        Entity is null ? Schema.Person : this[CanadaField.ShipIMONumber] is not null || Title is not null ? Schema.Vessel : Schema.Organization;

    /// <summary>The regulation, by its country or its own name, in English.</summary>
    public string? Regulation { get; }

    public string? this[CanadaField field] => _values[(int)field];
}
