using System.Text.Json;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Senzing;

/// <summary>
/// Attributes that belong together: those of one object of a list, or those beside the key that share what stands before them
/// (<c>HOME_ADDR_CITY</c>, <c>HOME_ADDR_COUNTRY</c>).
/// </summary>
/// <param name="Usage">What stood before the attributes' own names: <c>HOME</c>, <c>PRIMARY</c>; empty where nothing did.</param>
internal sealed class SenzingFeature(string usage)
{
    /// <summary>The key and what is the exporter's own.</summary>
    private static readonly string[] Left = ["DATA_SOURCE", "RECORD_ID", "LAST_CHANGE", "URL", "LOAD_ID", "SOURCE_ID", "DSRC_ACTION", "ENTITY_TYPE"];

    private static readonly string[] Refused = ["ETHNICITY", "RACE", "RELIGION", "POLITICAL", "EYE_COLOR", "HAIR_COLOR", "WEIGHT", "HEIGHT"];

    /// <summary>The attributes' own names, the longest first, so that <c>TAX_ID_NUMBER</c> is not a usage of a shorter one.</summary>
    private static readonly string[] Known = [.. ((string[])
    [
        "RECORD_TYPE", "NAME_TYPE", "NAME_FULL", "NAME_ORG", "NAME_FIRST", "NAME_MIDDLE", "NAME_LAST", "NAME_PREFIX", "NAME_SUFFIX",
        "DATE_OF_BIRTH", "PLACE_OF_BIRTH", "DATE_OF_DEATH", "GENDER", "NATIONALITY", "CITIZENSHIP", "REGISTRATION_COUNTRY", "REGISTRATION_DATE",
        "COUNTRY_OF_ASSOCIATION", "ADDR_TYPE", "ADDR_FULL", "ADDR_LINE1", "ADDR_LINE2", "ADDR_LINE3", "ADDR_LINE4", "ADDR_LINE5", "ADDR_LINE6",
        "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE", "ADDR_COUNTRY", "ADDR_FROM_DATE", "ADDR_THRU_DATE", "PHONE_NUMBER", "PHONE_TYPE",
        "EMAIL_ADDRESS", "WEBSITE_ADDRESS", "PASSPORT_NUMBER", "PASSPORT_COUNTRY", "DRIVERS_LICENSE_NUMBER", "DRIVERS_LICENSE_STATE", "SSN_NUMBER",
        "SSN", "NATIONAL_ID_NUMBER", "NATIONAL_ID_TYPE", "NATIONAL_ID_COUNTRY", "TAX_ID_NUMBER", "TAX_ID_TYPE", "TAX_ID_COUNTRY", "OTHER_ID_NUMBER",
        "OTHER_ID_TYPE", "OTHER_ID_COUNTRY", "TRUSTED_ID_NUMBER", "TRUSTED_ID_TYPE", "DUNS_NUMBER", "NPI_NUMBER", "LEI_NUMBER", "IMO_NUMBER", "MMSI_NUMBER",
        "ACCOUNT_NUMBER", "ACCOUNT_DOMAIN", "TOPIC", "RISK", "PROGRAM", "REL_ANCHOR_DOMAIN", "REL_ANCHOR_KEY", "REL_POINTER_DOMAIN", "REL_POINTER_KEY",
        "REL_POINTER_ROLE", "JOB_TITLE", "EMPLOYER",
    ]).OrderByDescending(k => k.Length)];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>What stood before the attributes' own names.</summary>
    public string Usage => usage;

    /// <summary>All of a record, those beside the key first.</summary>
    public static IReadOnlyList<SenzingFeature> Of(JsonElement record, ReadingLog log, string file, long line)
    {
        var features = new List<SenzingFeature>();
        var unknown = new SenzingFeature("");
        Gather(record);
        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object) Gather(property.Value);
            if (property.Value.ValueKind != JsonValueKind.Array) continue;
            foreach (var item in property.Value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object) Gather(item);
                else if (TextOf(item) is { } text) Unknown(property.Name, text);
            }
        }

        if (unknown._values.Count > 0) features.Add(unknown);
        return features;

        void Gather(JsonElement element)
        {
            var own = new List<SenzingFeature>();
            foreach (var attribute in element.EnumerateObject())
            {
                var name = attribute.Name.ToUpperInvariant();
                if (Left.Contains(name, StringComparer.Ordinal) || TextOf(attribute.Value) is not { } value) continue;
                if (Array.Exists(Refused, r => name.Contains(r, StringComparison.Ordinal))) log.Drop(name.ToLowerInvariant(), 1);
                else if (Array.Find(Known, k => name == k || name.EndsWith($"_{k}", StringComparison.Ordinal)) is { } known) Add(own, name, known, value);
                else Unknown(name, value);
            }

            features.AddRange(own);
        }

        void Unknown(string name, string value)
        {
            log.FieldOnce(file, line, name, "an attribute of Senzing's specification", value);
            unknown._values.TryAdd($"{name}: {value}", value);
        }
    }

    /// <summary>A text of an object; a number counts as the text it is written as.</summary>
    public static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? TextOf(value) : null;

    /// <summary>The value of an attribute, taken out: what is still there at the end is kept as remarks.</summary>
    public string? Take(string attribute) => _values.Remove(attribute, out var value) ? value : null;

    /// <summary>Whether the attribute is there.</summary>
    public bool Has(string attribute) => _values.ContainsKey(attribute);

    /// <summary>What nobody took, in words.</summary>
    public IEnumerable<string> Rest() =>
        _values.Select(v => v.Key.Contains(':', StringComparison.Ordinal) ? v.Key : $"{(usage.Length == 0 ? "" : usage + "_")}{v.Key}: {v.Value}");

    private static void Add(List<SenzingFeature> own, string name, string known, string value)
    {
        var before = name.Length == known.Length ? "" : name[..^(known.Length + 1)];
        var feature = own.Find(f => f.Usage == before);
        if (feature is null) own.Add(feature = new SenzingFeature(before));
        feature._values.TryAdd(known, value);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Blanks.Collapse(value.GetString()),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
