using System.Xml.Linq;

namespace Lookback.Core.Lists.Canada;

/// <summary>What every record says again: the names of its elements and its regulation, each worked out once.</summary>
internal sealed class CanadaVocabulary
{
    /// <summary>There are some twenty elements and as many regulations; more than this are not remembered.</summary>
    private const int Most = 1_000;

    private static readonly string[] Known = Enum.GetNames<CanadaField>();

    private readonly Dictionary<XName, CanadaField?> _elements = [];
    private readonly Dictionary<string, string> _regulations = new(StringComparer.Ordinal);

    /// <summary>What an element is; <see langword="null"/> where that is not known.</summary>
    public CanadaField? Field(XName name)
    {
        if (_elements.TryGetValue(name, out var known)) return known;
        var at = Array.IndexOf(Known, name.LocalName.Split('-')[0]);
        known = at < 0 ? null : Enum.GetValues<CanadaField>()[at];
        if (_elements.Count < Most) _elements.Add(name, known);
        return known;
    }

    /// <summary>Whether an element is part of what a record is cited by.</summary>
    public bool IsOfCitation(XName name) => Field(name) is CanadaField.Country or CanadaField.Schedule or CanadaField.Item;

    /// <summary>The English half of a regulation's name.</summary>
    public string Regulation(string country)
    {
        if (_regulations.TryGetValue(country, out var english)) return english;
        english = CanadaWords.English(country);
        if (_regulations.Count < Most) _regulations.Add(country, english);
        return english;
    }
}
