namespace Lookback.Views;

/// <summary>An entity of FollowTheMoney while it is put together: its properties in the order in which they were first given.</summary>
internal sealed class FtmEntity(string id, string schema)
{
    private readonly List<(string Name, List<string> Values)> _properties = [];

    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>Its schema.</summary>
    public string Schema { get; } = schema;

    /// <summary>Its properties, each with at least one value.</summary>
    public IReadOnlyList<(string Name, List<string> Values)> Properties => _properties;

    /// <summary>Adds a value, where there is one.</summary>
    public FtmEntity Add(string property, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        var at = _properties.FindIndex(p => p.Name == property);
        if (at < 0) _properties.Add((property, [value]));
        else if (!_properties[at].Values.Contains(value)) _properties[at].Values.Add(value);
        return this;
    }

    /// <summary>Adds values.</summary>
    public FtmEntity AddAll(string property, IEnumerable<string> values)
    {
        foreach (var value in values) Add(property, value);
        return this;
    }

    /// <summary>The values of a property.</summary>
    public IReadOnlyList<string> Of(string property) => _properties.Find(p => p.Name == property).Values ?? [];
}
