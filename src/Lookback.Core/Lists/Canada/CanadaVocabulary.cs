namespace Lookback.Core.Lists.Canada;

/// <summary>What every record says again: the names of its elements and its regulation, each worked out once.</summary>
internal sealed class CanadaVocabulary
{
    /// <summary>There are some twenty elements and as many regulations; more than this are not remembered.</summary>
    private const int Most = 1_000;

    private static readonly string[] Known =
    [
        "Country", "Entity", "EntityOrShip", "LastName", "GivenName", "Aliases", "DateOfBirth", "DateOfBirthOrShipBuildDate", "Title", "TitleOrShip",
        "TitleOrShipType", "ShipIMONumber", "Schedule", "Item", "DateOfListing",
    ];

    private readonly Dictionary<string, string?> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _regulations = new(StringComparer.Ordinal);

    /// <summary>The English name of an element; <see langword="null"/> where it is not known.</summary>
    public string? Element(string name)
    {
        if (_elements.TryGetValue(name, out var known)) return known;
        var english = name.Split('-')[0];
        known = Array.Find(Known, k => k == english);
        if (_elements.Count < Most) _elements.Add(name, known);
        return known;
    }

    /// <summary>Whether an element is part of what a record is cited by.</summary>
    public bool IsOfCitation(string name) => Element(name) is "Country" or "Schedule" or "Item";

    /// <summary>The English half of a regulation's name.</summary>
    public string Regulation(string country)
    {
        if (_regulations.TryGetValue(country, out var english)) return english;
        english = CanadaWords.English(country);
        if (_regulations.Count < Most) _regulations.Add(country, english);
        return english;
    }
}
