using Lookback.Core.Documents;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>How much is known of a person beside the name.</summary>
internal enum Beside
{
    /// <summary>The name alone.</summary>
    Nothing,

    /// <summary>The birth date.</summary>
    BirthDate,

    /// <summary>The birth date and the countries.</summary>
    BirthDateAndCountry,
}

/// <summary>People of an encounter file, read as <c>screen</c> reads them.</summary>
internal static class People
{
    /// <summary>One for each row that could be read, in order.</summary>
    /// <exception cref="RefusedException">The file is no encounter file, or none of its rows has a name.</exception>
    public static List<PartyFacts> Read(SourceFile file, int most = int.MaxValue)
    {
        EncounterReader.Verify(file, EncounterMapping.None);
        var people = EncounterReader.Read(file, EncounterMapping.None, DateOnly.MaxValue)
            .Where(r => r is { Encounter: not null, Problem: null } && r.Encounter.Facts.Names.Count > 0)
            .Select(r => r.Encounter!.Facts)
            .Take(most)
            .ToList();
        return people.Count > 0 ? people : throw new RefusedException("empty", $"{file.Name}: expected people with names, found none");
    }

    /// <summary>The whole name as written and what is to stand beside it, and nothing else.</summary>
    public static PartyFacts With(this PartyFacts facts, Beside beside) => new()
    {
        Schema = facts.Schema == Schema.Unknown ? Schema.Person : facts.Schema,
        Names = [new PartyName { Full = WholeName(facts) }],
        BirthDates = beside == Beside.Nothing ? [] : facts.BirthDates,
        Countries = beside == Beside.BirthDateAndCountry ? facts.Countries : [],
    };

    /// <summary>The name written whole, where the file has it beside its parts.</summary>
    public static string WholeName(this PartyFacts facts) =>
        (facts.Names.FirstOrDefault(n => n is { Given: null, Family: null, Kind: NameKind.Primary }) ?? facts.Names[0]).Full;
}
