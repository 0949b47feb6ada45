using System.Xml.Linq;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// The reference value sets at the head of the advanced XML: what the numbers in all the rest stand for. Everything is decided by the words: the
/// numbers are OFAC's own, and others who use the format have others.
/// </summary>
internal sealed class OfacWords(ReadingLog log, string file)
{
    private readonly Dictionary<(string Set, string Id), string> _words = [];
    private readonly Dictionary<(string Set, string Id), string> _parents = [];

    public void Read(XElement sets)
    {
        foreach (var value in sets.Elements().Elements())
        {
            if (Id(value, "ID") is not { } id) continue;
            var set = value.Name.LocalName;
            if (Blanks.Collapse(value.Value) is { } word) _words[(set, id)] = word;
            if ((Id(value, "PartyTypeID") ?? Id(value, "CountryID")) is { } parent) _parents[(set, id)] = parent;
        }
    }

    /// <summary>What the attribute of an element stands for; null where it has none, and with a complaint where no set has it.</summary>
    public string? Of(string set, XElement at, string attribute)
    {
        if (Id(at, attribute) is not { } id) return null;
        if (_words.TryGetValue((set, id), out var word)) return word;
        // 0 is how a reference to nothing is written.
        if (id != "0") log.Field(file, at.Line(), attribute, $"a {set} of the reference value sets", id);
        return null;
    }

    /// <summary>
    /// OFAC's kinds of party: <c>Vessel</c> and <c>Aircraft</c> are subtypes of their own, persons and organisations both have the subtype
    /// <c>Unknown</c>, of the types <c>Individual</c> and <c>Entity</c>.
    /// </summary>
    public string? PartyType(XElement profile)
    {
        var word = Of("PartySubType", profile, "PartySubTypeID");
        var isOpen = word is null || word.Equals("Unknown", StringComparison.OrdinalIgnoreCase);
        return isOpen ? Parent("PartySubType", Id(profile, "PartySubTypeID"), "PartyType") ?? word : word;
    }

    /// <summary>The country of a code of an area.</summary>
    public string? AreaCountry(XElement area) => Parent("AreaCode", Id(area, "AreaCodeID"), "Country");

    /// <summary>An attribute's value; null where there is none.</summary>
    public static string? Id(XElement element, string name) => Blanks.Collapse(element.Attribute(name)?.Value);

    /// <summary>Whether an attribute says yes.</summary>
    public static bool Is(XElement element, string name) => element.Attribute(name)?.Value is "true" or "1";

    /// <summary>What is said, parted by commas; null where nothing is.</summary>
    public static string? Joined(params ReadOnlySpan<string?> said) => Blanks.Collapse(string.Join(", ", said.ToArray().OfType<string>()));

    private string? Parent(string set, string? id, string parentSet) =>
        id is not null && _parents.TryGetValue((set, id), out var parent) ? _words.GetValueOrDefault((parentSet, parent)) : null;
}
