using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Swiss;

/// <summary>A place that targets refer to.</summary>
/// <param name="Location">The town or district.</param>
/// <param name="Area">The region.</param>
/// <param name="Country">The country, where it is known.</param>
/// <param name="CountryName">Its name; what is written, where it is not known.</param>
internal sealed record SwissPlace(string? Location, string? Area, CountryCode? Country, string? CountryName);

/// <summary>
/// The places and the sets of sanctions by their ids. They are held while the targets are read, so that memory grows with them, and is bounded.
/// Spelling variants of places are left on purpose.
/// </summary>
internal sealed class SwissIndex(ReadingLog log, string file)
{
    /// <summary>Fifty times what is published.</summary>
    private const int Most = 500_000;

    private readonly Dictionary<string, SwissPlace> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sets = new(StringComparer.Ordinal);

    public void Add(XElement element)
    {
        if (element.Name.LocalName == "place") AddPlace(element);
        else if (element.Name.LocalName == "sanctions-program") AddProgramme(element);
        if (_places.Count + _sets.Count > Most)
            throw new RefusedException("too-many-rows", FormattableString.Invariant($"{file} has over {Most} places and programmes: expected fewer"));
    }

    /// <summary>The place that an element refers to by its <c>place-id</c>.</summary>
    public SwissPlace? PlaceOf(XElement element)
    {
        if (element.AttributeText("place-id") is not { } id) return null;
        if (_places.TryGetValue(id, out var place)) return place;
        log.Field(file, element.Line(), "place-id", "the id of a place in the file", id);
        return null;
    }

    /// <summary>The programme and its part that an id stands for.</summary>
    public string? SetOf(string id) => _sets.GetValueOrDefault(id);

    /// <summary>A country by its code or its name.</summary>
    public (CountryCode? Code, string? Name) CountryOf(XElement? country)
    {
        if (country is null) return (null, null);
        var (code, name) = (country.AttributeText("iso-code") ?? country.AttributeText("code"), Blanks.Collapse(country.Value));
        if ((code ?? name) is not { } written || ListingDraft.SaysNoCountry(name ?? written)) return (null, null);
        var found = (code is null ? null : Countries.Find(code)) ?? (name is null ? null : Countries.Find(name));
        if (found is null) log.Field(file, country.Line(), "country", "a country", written);
        return (found, found is { } known ? Countries.Name(known) : name ?? code);
    }

    private void AddPlace(XElement element)
    {
        element.CheckChildren(log, file, "location", "location-variant", "area", "area-variant", "country");
        if (element.AttributeText("ssid") is not { } id)
        {
            log.Field(file, element.Line(), "ssid", "the id of the place", "nothing");
            return;
        }

        var (code, name) = CountryOf(element.Child("country"));
        _places[id] = new SwissPlace(element.Text("location"), element.Text("area"), code, name);
    }

    /// <summary>Everything is written in four languages; the English is taken.</summary>
    private void AddProgramme(XElement element)
    {
        element.CheckChildren(log, file, "program-key", "program-name", "sanctions-set", "origin", "predecessor-version-date");
        var programme = English(element.All("program-key")) ?? English(element.All("program-name"));
        foreach (var set in element.All("sanctions-set").GroupBy(s => s.AttributeText("ssid")))
        {
            if (set.Key is not { } id) continue;
            var name = English(set);
            _sets[id] = programme is null ? name ?? id : name is null ? programme : $"{programme}: {name}";
        }
    }

    private static string? English(IEnumerable<XElement> texts)
    {
        var all = texts.ToList();
        return Blanks.Collapse((all.Find(t => t.AttributeText("lang") is "eng" or "en") ?? all.FirstOrDefault())?.Value);
    }
}
