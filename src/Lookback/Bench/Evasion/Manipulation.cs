using Lookback.Core.Records;

namespace Lookback.Bench.Evasion;

/// <summary>One way to disguise a party, or to mistake it.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Apply">
/// The party disguised: a pure function of the party, which has one name, and of the chance; <see langword="null"/> where there is
/// nothing to do it to (no mark to leave out, no birth date to mistake).
/// </param>
internal sealed record Manipulation(string Name, Func<PartyFacts, Chance, PartyFacts?> Apply)
{
    /// <summary>A manipulation of the name alone; the name as it was means that there was nothing to do.</summary>
    public static Manipulation OfName(string name, Func<string, Chance, string?> change) => new(name, (party, chance) =>
    {
        var before = party.Names[0].Full;
        var after = change(before, chance);
        return string.IsNullOrWhiteSpace(after) || after == before ? null : Renamed(party, after);
    });

    /// <summary>The same for what is done to names of people alone: an organisation's words are translated, and it has no passport.</summary>
    public static Manipulation OfPersonsName(string name, Func<string, Chance, string?> change) => new(name, (party, chance) =>
        party.Schema == Schema.Person ? OfName(name, change).Apply(party, chance) : null);

    /// <summary>The party under one other name and nothing else.</summary>
    public static PartyFacts Renamed(PartyFacts party, string name) => new() { Schema = party.Schema, Names = [new PartyName { Full = name }] };
}
