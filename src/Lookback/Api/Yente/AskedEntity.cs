using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Views;

namespace Lookback.Api.Yente;

/// <summary>An entity as a client describes it.</summary>
/// <param name="Key">What the client calls the question.</param>
/// <param name="Id">The entity's id, where the client gives one.</param>
/// <param name="Schema">The name of its schema.</param>
/// <param name="Properties">Its values.</param>
internal sealed record AskedEntity(string Key, string? Id, string Schema, IReadOnlyDictionary<string, IReadOnlyList<string>> Properties);

/// <summary>
/// Whom a client asks about, read: strictly what kind of party it is, leniently what is said of it. What was taken is told back with the answer, so that
/// what was not can be seen.
/// </summary>
/// <param name="Asked">As it was sent.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Taken">What was taken of it.</param>
/// <param name="Facts">The same as facts to compare by.</param>
internal sealed record AskedParty(AskedEntity Asked, FtmSchema Schema, FtmEntity Taken, PartyFacts Facts)
{
    /// <summary>The schema that everything has in common, which clients ask for where they do not know.</summary>
    public const string Anything = "Thing";

    private static readonly string[] NameParts = ["firstName", "secondName", "middleName", "fatherName", "lastName"];

    /// <summary>Reads it.</summary>
    /// <exception cref="YenteFaultException">The schema is none, or none that is compared by.</exception>
    public static AskedParty Of(AskedEntity asked)
    {
        var schema = FtmModel.Current.Find(asked.Schema)
            ?? throw YenteFaultException.BadRequest($"Cannot parse example entity: No such schema: {ReadIssue.Cut(asked.Schema)}");
        if (!schema.IsMatchable && schema.Name != Anything)
            throw YenteFaultException.BadRequest($"Cannot parse example entity: Schema is not matchable: {schema.Name}");
        var taken = new FtmEntity(asked.Id ?? "", schema.Name);
        foreach (var (name, values) in asked.Properties)
        {
            if (schema.Properties.TryGetValue(name, out var property) && property is { IsStub: false, Type: not "entity" })
                taken.AddAll(name, values.Select(v => Clean(property, v)).OfType<string>());
        }

        if (taken.Of("name").Count == 0)
            taken.Add("name", string.Join(' ', NameParts.SelectMany(taken.Of)));
        try
        {
            var facts = FtmFacts.Of(schema, taken.Properties.ToDictionary(p => p.Name, p => (IReadOnlyList<string>)p.Values));
            return new AskedParty(asked, schema, taken, facts);
        }
        catch (RefusedException e)
        {
            throw YenteFaultException.BadRequest($"Cannot parse example entity: {e.Message}");
        }
    }

    /// <summary>Whether a listing is of a kind that the question covers: the schema asked for, what it inherits from, or what inherits from it.</summary>
    public bool Covers(string schema) => Schema.Is(schema) || FtmModel.Current.Find(schema)!.Is(Schema.Name);

    private static string? Clean(FtmProperty property, string value) => property.Type switch
    {
        "country" => Countries.Find(value)?.Value.ToLowerInvariant(),
        "date" => WrittenDates.Find(value) is null ? null : value.Trim(),
        _ => value.Trim(),
    };
}
